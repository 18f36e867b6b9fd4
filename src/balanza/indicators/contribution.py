"""Contribution to growth."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import both_years
from balanza.indicators._totals import besides, month_first, total_over, unless_zero


@any_frame
def contribution(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "product",
    of: str = "value_usd",
) -> LazyFrame:
    """What each `among` adds to the change of the total within a year; they sum to it.

    A part that one of the two months lacks counts there as zero. Months without the same
    month of the year before in the frame are left out.

    Reads    month, `among`, `of`, and the columns in `by`
    Returns  one row per month, `by` and `among`: `of`, before, change, contribution (a ratio
             to the total's size a year before; null where that is zero)
    """
    keys = month_first(besides(by, among))
    both = both_years(series, [*keys, among], of)
    size = unless_zero(total_over("before", keys).abs())
    return both.with_columns(change=nw.col(of) - nw.col("before")).with_columns(
        contribution=nw.col("change") / size
    )
