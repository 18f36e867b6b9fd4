"""Months that may be breaks, in words, beside the breaks that are known."""

from collections.abc import Iterator

from balanza import catalog, units
from balanza.indicators.discontinuity import Candidate, kinds
from balanza.periods import Span

COLUMNS = ("month", "what", "lines", "of trade", "usual", "score")


def cells(it: Candidate) -> tuple[str, ...]:
    """A candidate by COLUMNS: lines that break, and what they hold of all trade.

    Of a level shift, the lines of the month, and the change of the total beyond the usual one.
    """
    write = units.change if it.kind == "level" else units.percent
    number = f"{it.lines:,}", write(it.weight), write(it.usual), f"{it.score:,.0f}"
    return str(it.month), kinds()[it.kind].title["en"], *number


def notes(it: Candidate, table: str = "") -> Iterator[str]:
    """The lines with the most trade, and known breaks of that month that may be meant.

    `table` narrows the known breaks to those that bear on it.
    """
    if it.examples:
        lines = ", ".join("/".join(keys) for keys in it.examples)
        yield f"{it.month} {kinds()[it.kind].title['en']}: such as {lines}"
    there = catalog.bearing_on(table) if table else catalog.breaks()
    around = Span(it.month - 1, it.month)
    if known := [name for name, one in there.items() if one.within(around)]:
        yield f"{it.month} is a known break: {', '.join(known)}"
