"""How a reconciliation is told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from balanza import units
from balanza.cli.say import say, say_edition
from balanza.cli.tables import table
from balanza.periods import Month, Span
from balanza.publish.reconcile import Reconciliation
from balanza.store import Store

FEW = 10
OWN = "the month itself"


def say_all(found: Reconciliation, store: Store) -> None:
    """The result; what differs by category, by partner, cell by cell; what stands apart."""
    say_briefly(found)
    if not found.is_exact:
        for columns in (("flow", "level", "product"), ("flow", "partner")):
            say(f"\nBy {columns[-1] if columns[-1] != 'product' else found.question.against}")
            table(_telling(found.by(*columns)), FEW, "")
        say("\nThe largest differences")
        table(_telling(found.differences), FEW)
    for it in found.reasons:
        say(f"Known: {it}")
    _aside("Categories that the table has nothing of, and that were not compared", found.absent)
    _aside("Codes that their list does not know, or gives no category", found.apart)
    _aside("Codes that another list of the same year puts elsewhere", found.changing)
    say(_footnote(found))
    say_edition(store)


def say_briefly(found: Reconciliation, *, to_stderr: bool = False) -> None:
    """Whether all is equal, in one line."""
    equal = found.cells - len(found.differences)
    cells = f"{found.cells:,} cell{'s' if found.cells != 1 else ''} compared"
    told = f"{cells}, {equal:,} equal to the dollar{_what_differs(found)}."
    say(f"{found.question.against} against the sum of its codes: {told}", to_stderr=to_stderr)


def _what_differs(found: Reconciliation) -> str:
    if found.is_exact:
        return ""
    gap = sum(row["difference_usd"] for row in found.differences)
    moved = sum(abs(row["difference_usd"]) for row in found.differences)
    return (
        f", {len(found.differences):,} different: the sum less the table is {units.usd(gap)}, "
        f"in absolute terms {units.size(moved)}"
    )


def _telling(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows without what tells none of them apart, and the footnote says for all."""
    levels = {row.get("level") for row in rows}
    kinds = {row.get("flow"): row.get("measure") for row in rows}
    measures = {row.get("measure") for row in rows}
    known = {"level"} if len(levels) == 1 else set()
    known |= {"measure"} if len(measures) <= len(kinds) else set()
    return [{name: it for name, it in row.items() if name not in known} for row in rows]


def _aside(title: str, rows: tuple[Mapping[str, Any], ...]) -> None:
    if rows:
        say(f"\n{title}: {len(rows):,}")
        table(_telling(rows), FEW, "")


def _footnote(found: Reconciliation) -> str:
    """What was compared with what: months and measures, lists, and when each was known."""
    kinds = "; ".join(
        f"{it.measure.replace('_', ' ')} "
        f"{Span(Month.of(it.months[0]), Month.of(it.months[-1]))} from {it.table} "
        f"(as of {it.vintages[-1]})"
        for it in found.compared
    )
    stated = f"{found.question.against} (as of {found.stated_on[-1]})"
    return f"\nDollars in millions. {kinds}; {stated}. Lists: {'; '.join(_lists(found))}."


def _lists(found: Reconciliation) -> Iterator[str]:
    """Which lists held for how many months; those of the months themselves in one word."""
    used = Counter(
        (flow, f"{listed:%Y-%m}" if listed != month else OWN)
        for (flow, month), listed in sorted(found.lists.items())
    )
    for (flow, listed), months in used.items():
        yield f"{flow} of {listed} for {months} month{'s' if months > 1 else ''}"
