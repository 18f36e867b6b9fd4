"""How revisions and their bridge are printed or written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from balanza import units
from balanza.cli.results import keep, put
from balanza.cli.say import say, say_edition, say_table
from balanza.publish import ChangedPart, Comparison, Known, Revisions, revisions
from balanza.publish.data import revisions_json
from balanza.publish.vintages import spans
from balanza.store import open_store

STEPS = ("new_months", "gone_months", "revised", "appeared", "vanished")
SAID = {
    "new_months": "+ new months",
    "gone_months": "+ gone months",
    "revised": "+ revised",
    "appeared": "+ appeared",
    "vanished": "+ vanished",
}
QUIET = ("new_months", "gone_months")  # columns not worth their place where all are nought


def write(wanted: Comparison, folder: Path | None, form: str, out: Path | None) -> None:
    """Print what changed, or write it to `out`; say what it is of."""
    store = open_store(folder)
    found = revisions(wanted, store)
    if form == "json" and out is not None:
        keep(revisions_json(found), f"{len(found.rows):,} revisions with their bridge", out)
    elif form == "json":
        say(revisions_json(found).decode().rstrip("\n"))
    else:
        on_screen = form == "table" and out is None
        put(_short(found) if on_screen else list(found.rows), form, out, "Nothing changed.")
    if form == "table":
        _bridge(found)
        _parts(found)
    _footnote(found, to_stderr=form != "table")
    say_edition(store)


def _short(found: Revisions) -> list[dict[str, Any]]:
    """The rows without what need not be seen: a column of noughts, or the usual kind."""
    unit = found.unit
    hidden = {"rows"}
    hidden |= {it for it in (f"{name}{unit}" for name in QUIET) if not _any(found, it)}
    if all(row["kind"] == "revised" for row in found.rows):
        hidden.add("kind")
    return [{k: it for k, it in row.items() if k not in hidden} for row in found.rows]


def _any(found: Revisions, column: str) -> bool:
    return any(row[column] for row in found.rows)


def _bridge(found: Revisions) -> None:
    """The steps from the total before to the total after, one column for each total."""
    heads = [_head(row, found) for row in found.bridge]
    ends = (("before", str(found.first)), ("after", f"= {found.last}"))
    steps = [it for it in STEPS if it != "gone_months" or any(_values(found, it))]
    named = [ends[0], *((it, SAID[it]) for it in steps), ends[1]]
    lines = [[said, *map(units.exact, _values(found, name))] for name, said in named]
    say_table(["bridge", *heads], lines, heads)


def _head(row: dict[str, Any], found: Revisions) -> str:
    """What a total is of."""
    kinds = [str(row[it]) for it in ("flow", "measure", "level") if row.get(it)]
    return " ".join(kinds) or ("balance" if found.comparison.of == "balance" else "total")


def _values(found: Revisions, name: str) -> list[int]:
    return [row[f"{name}{found.unit}"] for row in found.bridge]


def _parts(found: Revisions) -> None:
    """Each part that differs, with the bytes of both vintages."""
    say("Parts that differ" if found.parts else "No part of it differs.")
    for part in found.parts:
        say(f"  {part.part}")
        for it in _lines(part):
            say(f"    {it}")


def _lines(part: ChangedPart) -> Iterator[str]:
    yield from _known(part.before) if part.before else ["before: nothing"]
    yield from _known(part.after)


def _known(known: Known) -> Iterator[str]:
    yield f"{known.vintage}: {known.rows:,} rows, of"
    yield from (f"  {it.url} (sha256 {it.sha256})" for it in known.sources)


def _footnote(found: Revisions, *, to_stderr: bool) -> None:
    scale = "" if to_stderr else _scale(found)
    measures = ", ".join(it.replace("_", " ") for it in found.measures)
    of = measures or found.column.removesuffix("_usd").replace("_", " ")
    told = ", ".join(map(str, spans(found.months)))
    say(
        f"{scale}{told}; {of}; not seasonally adjusted; as known on {found.first} and on "
        f"{found.last}. Source: U.S. Census Bureau.",
        to_stderr=to_stderr,
    )


def _scale(found: Revisions) -> str:
    """In what the numbers are, and whether there are more of them."""
    top = found.comparison.top
    more = f"The {top} largest; --top 0 lists all. " if top and len(found.rows) == top else ""
    return (
        f"{more}Dollars in millions, in the bridge to the dollar. "
        if found.unit == "_usd"
        else more
    )
