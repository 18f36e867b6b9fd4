"""How a reconciliation is told."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from balanza import units
from balanza.cli.say import say, say_edition
from balanza.cli.tables import table
from balanza.publish.reconcile import Reconciliation
from balanza.store import Store

FEW = 10


def say_all(found: Reconciliation, store: Store) -> None:
    """The result; what differs by category, by partner, cell by cell; what stands apart."""
    say_briefly(found)
    if not found.is_exact:
        for columns in (("flow", "level", "product"), ("flow", "partner")):
            say(f"\nBy {columns[-1] if columns[-1] != 'product' else found.question.against}")
            table([_without_empty(it) for it in found.by(*columns)], FEW)
        say("\nThe largest differences")
        table([_without_empty(it) for it in found.differences], FEW)
    for it in found.reasons:
        say(f"Known: {it}")
    _aside("Categories that the table has nothing of, and that were not compared", found.absent)
    _aside("Codes that their list does not know, or gives no category", found.apart)
    _aside("Codes that another list of the same year puts elsewhere", found.changing)
    say(_footnote(found))
    say_edition(store)


def say_briefly(found: Reconciliation) -> None:
    """Whether all is equal, in one line."""
    equal = found.cells - len(found.differences)
    say(
        f"{found.question.against} against the sum of its codes: {found.cells:,} cells "
        f"compared, {equal:,} equal to the dollar{_what_differs(found)}.",
        to_stderr=False,
    )


def _what_differs(found: Reconciliation) -> str:
    if found.is_exact:
        return ""
    gap = sum(row["difference_usd"] for row in found.differences)
    moved = sum(abs(row["difference_usd"]) for row in found.differences)
    return (
        f", {len(found.differences):,} different: the sum less the table is {units.usd(gap)}, "
        f"in absolute terms {units.size(moved)}"
    )


def _without_empty(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without a level where there is none."""
    return {name: it for name, it in row.items() if not (name == "level" and not it)}


def _aside(title: str, rows: tuple[Mapping[str, Any], ...]) -> None:
    if rows:
        say(f"\n{title}: {len(rows):,}")
        table([_without_empty(it) for it in rows], FEW)


def _footnote(found: Reconciliation) -> str:
    """What was compared with what: months and measures, lists, and when each was known."""
    kinds = "; ".join(
        f"{it.measure.replace('_', ' ')} {it.months[0]:%Y-%m} to {it.months[-1]:%Y-%m} from "
        f"{it.table} ({_days(it.vintages)})"
        for it in found.compared
    )
    stated = f"{found.question.against} ({_days(found.stated_on)})"
    return f"\nDollars in millions. {kinds}; {stated}. Lists: {'; '.join(_lists(found))}."


def _days(vintages: tuple[date, ...]) -> str:
    return f"as of {vintages[-1]}" if vintages else "not dated"


def _lists(found: Reconciliation) -> Iterator[str]:
    used: dict[tuple[str, date], int] = {}
    for (flow, _), listed in sorted(found.lists.items()):
        used[flow, listed] = used.get((flow, listed), 0) + 1
    for (flow, listed), months in used.items():
        yield f"{flow} of {listed:%Y-%m} for {months} month{'s' if months > 1 else ''}"
