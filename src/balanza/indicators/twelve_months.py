"""Twelve-month sum."""

from collections.abc import Sequence

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._windows import last_twelve


@any_frame
def twelve_months(
    trade: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """Sum of each month and the eleven before; a month without a row counts as zero.

    Months are left out while the frame itself lacks one of their twelve; select partners
    after this, not before, for one partner's rows may skip a month.

    Reads    month, `of`, and the columns in `by`
    Returns  one row per month and `by`: `of`, in the shape of a month's value
    """
    return last_twelve(trade, by, of)
