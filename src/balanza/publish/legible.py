"""SQL as DuckDB writes it, made short enough to be read; what it gives stays the same."""

import re
from collections.abc import Mapping
from functools import cache

QUOTED = re.compile(r"""'(?:[^']|'')*'|"([a-z_][a-z0-9_]*)"|\s+""")
STEP = re.compile(r"(\w+) AS \(\n(.*?)\n\),?\n", re.DOTALL)
LITERALS = r"'(?:[^']|'')*'(?:, '(?:[^']|'')*')*"
SHORTER = (
    (re.compile(r"\b(\w+) AS \1\b"), r"\1"),
    (re.compile(r"NOT \((\w+) IS NULL\)"), r"\1 IS NOT NULL"),
    (re.compile(rf"contains\(\[({LITERALS})\], (\w+)\)"), r"\2 IN (\1)"),
    (re.compile(r"NOT (\w+) IN \("), r"\1 NOT IN ("),
    (re.compile(r"'([0-9-]{10})'::DATE"), r"DATE '\1'"),
    (re.compile(r"(?<=\() | (?=\))"), ""),
)
HANDED_ON = re.compile(r'SELECT ((?:"?\w+"?, )*"?\w+"?) FROM (\w+|read_parquet\(\[[^]]*\]\))')
NUMBERED = re.compile(
    r"SELECT \*, \(row_number\(\) over \(partition by ([^()]*)\)\) AS row_index FROM (\w+)"
)
FIRSTS = r"SELECT {} FROM {} WHERE \(\(row_index = 1\)\)"
CLAUSE = re.compile(r" (?=(?:FROM|WHERE|GROUP BY|(?:INNER|LEFT|CROSS|SEMI) JOIN|UNION ALL) )")
COMMA, AND = re.compile(r", "), re.compile(r" AND ")
SIGNS = re.compile(r"'[^']*'|[][()]")
OPEN, CLOSE, BLANK = "([", ")]", "\0"
UNSPLIT = re.compile(r"\b(?:BETWEEN|CASE)\b")
KINDS = (
    ("UNION ALL", "stacked"),
    ("JOIN", "joined"),
    ("GROUP BY", "sums"),
    ("DISTINCT", "months"),
    (" over (", "beside"),
    ("WHERE", "kept"),
)


def legible(sql: str) -> str:
    """`sql`, of steps one after the other, in fewer steps and fewer signs.

    Steps that only hand columns on are left out, quotes stand where a name needs them, and a
    step is called by what it does: rows that are kept, sums, joined, stacked. SQL without
    steps is only relieved of signs.
    """
    found = {name: _bare_names(body) for name, body in STEP.findall(sql)}
    last = _bare_names(STEP.sub("", sql).removeprefix("WITH ").strip())
    steps = found | {"": last}
    for name in tuple(found):
        steps = _without(name, _distinct(name, steps))
    return _written(_called(steps))


@cache
def _reserved() -> frozenset[str]:
    """The words that are no names unless they are quoted."""
    import duckdb  # noqa: PLC0415  the engine in use, and no other, is loaded

    words = duckdb.execute("SELECT keyword_name, keyword_category FROM duckdb_keywords()")
    return frozenset(word for word, kind in words.fetchall() if kind != "unreserved")


def _bare_names(sql: str) -> str:
    """`sql` with one space between words, and quotes around no name that needs none."""

    def said(found: re.Match[str]) -> str:
        if found[0].isspace():
            return " "
        return found[1] if found[1] and found[1] not in _reserved() else found[0]

    text = QUOTED.sub(said, sql).strip()
    for found, shorter in SHORTER:
        text = found.sub(shorter, text)
    return text


def _distinct(name: str, steps: dict[str, str]) -> dict[str, str]:
    """The steps, where the first row of each key that is `name` numbers is a DISTINCT."""
    found = NUMBERED.fullmatch(steps.get(name, ""))
    if not found:
        return steps
    firsts = re.compile(FIRSTS.format(re.escape(found[1]), name))
    others = {it: body for it, body in steps.items() if it != name}
    plain = f"SELECT DISTINCT {found[1]} FROM {found[2]}"  # noqa: S608  shown, not run
    made = {it: firsts.sub(plain, body) for it, body in others.items()}
    return steps if any(_uses(body, name) for body in made.values()) else made


def _without(name: str, steps: dict[str, str]) -> dict[str, str]:
    """The steps without the one called `name`, if it only hands columns on."""
    found = HANDED_ON.fullmatch(steps.get(name, ""))
    if not found:
        return steps
    columns, source = found.groups()
    same = source in steps and sorted(_columns(steps[source])) == sorted(columns.split(", "))
    users = [body for it, body in steps.items() if it != name and _uses(body, name)]
    if any(".*" in it or (" JOIN " in it and not same) for it in users):
        return steps  # a join could not tell the columns apart that were left out
    whole = re.compile(rf"SELECT \*(?=(?:, \([^*]*)? FROM {name}\b)")  # noqa: S608  as above
    return {
        it: re.sub(rf"\b{name}\b", lambda _: source, whole.sub(f"SELECT {columns}", body))
        for it, body in steps.items()
        if it != name
    }


def _uses(body: str, name: str) -> bool:
    return re.search(rf"\b{name}\b", body) is not None


def _columns(body: str) -> list[str]:
    """What the columns of a step are called."""
    head = _cut(body, CLAUSE)[0].removeprefix("SELECT ").removeprefix("DISTINCT ")
    return [it.rsplit(" ", 1)[-1].rsplit(".", 1)[-1] for it in _cut(head, COMMA)]


def _called(steps: Mapping[str, str]) -> dict[str, str]:
    """The steps under names that say what they do."""
    names = {}
    for n, (name, body) in enumerate(steps.items(), start=1):
        kind = next((word for sign, word in KINDS if sign in body), "columns")
        names[name] = f"{kind}_{n}" if name else ""

    def renamed(found: re.Match[str]) -> str:
        return names.get(found[0], found[0])

    return {names[name]: re.sub(r"\bstep_\d+\b", renamed, it) for name, it in steps.items()}


def _written(steps: dict[str, str]) -> str:
    *first, (_, last) = steps.items()
    told = [f"{name} AS (\n  {_laid_out(body, '  ')}\n)" for name, body in first]
    return (f"WITH {', '.join(told)}\n" if told else "") + _laid_out(last, "")


def _laid_out(body: str, indent: str) -> str:
    """A clause a line, a condition a line."""
    return f"\n{indent}".join(_clause(it, indent) for it in _cut(body, CLAUSE))


def _clause(text: str, indent: str) -> str:
    if not text.startswith("WHERE "):
        return text
    return "WHERE " + f"\n{indent}  AND ".join(_conditions(text.removeprefix("WHERE ")))


def _conditions(text: str) -> list[str]:
    """The conditions that all must hold, without the brackets around them."""
    inner = text
    while inner.startswith("(") and _closes_last(inner):
        inner = inner[1:-1]
    pieces = _cut(inner, AND)
    if UNSPLIT.search(inner) or " OR " in inner:
        return [text]
    return [inner] if len(pieces) == 1 else [it for one in pieces for it in _conditions(one)]


def _closes_last(text: str) -> bool:
    """Whether the bracket that `text` begins with is closed by its last sign."""
    return text.endswith(")") and _enclosed(text) == [(0, len(text))]


def _cut(text: str, at: re.Pattern[str]) -> list[str]:
    """`text` cut where `at` stands in no brackets and in no quotes."""
    outside = text
    for first, end in _enclosed(text):
        outside = f"{outside[:first]}{BLANK * (end - first)}{outside[end:]}"
    ends = [(it.start(), it.end()) for it in at.finditer(outside)]
    starts = [0, *(end for _, end in ends)]
    return [text[a:b] for a, b in zip(starts, [*(it for it, _ in ends), None], strict=True)]


def _enclosed(text: str) -> list[tuple[int, int]]:
    """Where the outermost brackets and quotes begin and end, these signs included."""
    found, depth, first = [], 0, 0
    for sign in SIGNS.finditer(text):
        first = first if depth else sign.start()
        depth += (sign[0] in OPEN) - (sign[0] in CLOSE)
        if not depth:
            found.append((first, sign.end()))
    return [*found, *([(first, len(text))] if depth else [])]
