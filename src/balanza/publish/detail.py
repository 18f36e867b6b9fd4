"""The months of a table as wide as the files, as far as they are stored."""

from datetime import date

from balanza.errors import QuestionError
from balanza.periods import Month, Span
from balanza.publish.reading import Reading


def months_of(reading: Reading, table: str, span: Span | None = None) -> list[date]:
    """The months of `span` (default: all that there are) that `table` holds.

    Raises  QuestionError when one of them is not there; StoreError when none is
    """
    there = {m for part in reading.parts(table) for it in part.facets for m in it.months}
    wanted = [it.start for it in span] if span else sorted(there)
    if lost := [it for it in wanted if it not in there]:
        raise QuestionError(
            f"{table} has {Month.of(min(there))} to {Month.of(max(there))} as of "
            f"{reading.as_of}, but not {', '.join(str(Month.of(it)) for it in lost)}. "
            f"Load these months, or ask for others."
        )
    return wanted
