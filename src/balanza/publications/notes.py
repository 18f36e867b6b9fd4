"""How the numbers of a page were made, for paper: each thing is said once, then referred to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from balanza.publications.content import Page, Source, Trace

TAKEN = re.compile(r"(SELECT .*? FROM )\(\n(.*)\n\)( WHERE .*)?", re.DOTALL)
PAIR = 2
SOURCE, QUERY = "S", "Q"  # what numbers of sources and queries begin with


@dataclass(frozen=True, slots=True)
class Note:
    """The note with the `number` that stands at a number; the others count from one as well.

    `taken` is what the number is of its query, in SQL that calls the query Q1, Q2 and so on.
    """

    number: int
    trace: Trace
    sources: tuple[int, ...]
    query: int
    taken: str

    @property
    def sql(self) -> str:
        """What gives the number, or all rows, once the query is a view of its name."""
        return self.taken or f"FROM {QUERY}{self.query}"


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page with all they refer to: answers of sources, queries, indicators.

    `indicators` are those of the notes, each with all caveats that a number of it has.
    """

    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    queries: tuple[str, ...]
    indicators: dict[str, tuple[str, ...]]

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each note, by the name of its trace."""
        return {it.trace.name: it.number for it in self.notes}


def notes(page: Page) -> Notes:
    """The notes of `page`, in the order of its traces."""
    sources = tuple(dict.fromkeys(it for trace in page.traces for it in trace.sources))
    asked = [_asked(trace.query) for trace in page.traces]
    queries = tuple(dict.fromkeys(query for query, _ in asked))
    found = []
    for number, (trace, (query, taken)) in enumerate(zip(page.traces, asked, strict=True), 1):
        at = queries.index(query) + 1
        used = tuple(sorted(sources.index(it) + 1 for it in trace.sources))
        found.append(Note(number, trace, used, at, taken.format(f"{QUERY}{at}")))
    return Notes(tuple(found), sources, queries, _indicators(page.traces))


def _indicators(traces: Sequence[Trace]) -> dict[str, tuple[str, ...]]:
    told: dict[str, dict[str, None]] = {}
    for it in traces:
        told.setdefault(it.indicator, {}).update(dict.fromkeys(it.caveats))
    return {name: tuple(caveats) for name, caveats in told.items()}


def title_of(indicator: str) -> str:
    """What an indicator is called, without its formula, which is told once.

    >>> title_of("Share: x(i) / sum over i of x(i)")
    'Share'
    """
    return indicator.partition(":")[0]


def formula_of(indicator: str) -> tuple[str, ...]:
    """The lines of the formula of an indicator.

    >>> formula_of("Share: x(i) / sum over i of x(i)")
    ('x(i) / sum over i of x(i)',)
    """
    return tuple(indicator.partition(":")[2].strip().splitlines())


def spans(numbers: Sequence[int], mark: str = "") -> list[tuple[int, str]]:
    """Numbers as a reader of notes wants them: where each row of them begins, and its words.

    >>> spans([1, 2, 3, 5, 7, 8], "S")
    [(1, 'S1–S3'), (5, 'S5'), (7, 'S7'), (8, 'S8')]
    """
    rows: list[list[int]] = []
    for it in numbers:
        if rows and rows[-1][-1] == it - 1:
            rows[-1].append(it)
        else:
            rows.append([it])
    long = [row for row in rows if len(row) > PAIR]
    short = [(it, f"{mark}{it}") for row in rows if len(row) <= PAIR for it in row]
    return sorted([*short, *((row[0], f"{mark}{row[0]}–{mark}{row[-1]}") for row in long)])


def _asked(query: str) -> tuple[str, str]:
    """A query, and what is taken of its rows, with a place for the query's name."""
    if not (found := TAKEN.fullmatch(query)):
        return query, ""
    head, asked, rest = found.groups(default="")
    return asked, _literal(head) + "{}" + _literal(rest)


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
