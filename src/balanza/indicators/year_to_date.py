"""Year to date."""

from collections.abc import Sequence

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._windows import year_so_far


@any_frame
def year_to_date(
    trade: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """Sum from January to each month; a month in which a series has no row counts as zero.

    Months are left out while the frame itself lacks one since January; select partners after
    this, not before, for one partner's rows may skip a month.

    Reads    month, `of`, and the columns in `by`
    Returns  one row per month and `by`: `of`, in the shape of a month's value
    """
    return year_so_far(trade, by, of)
