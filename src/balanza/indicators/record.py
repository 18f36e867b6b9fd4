"""Highest or lowest on record."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import month_first, totals


@any_frame
def record(
    series: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """Whether a month lies beyond every earlier one of its series; equalling is no record.

    Reads    month, `of`, and the columns in `by`
    Returns  one row per month and `by`: `of`, is_highest, is_lowest (false where nothing is
             earlier), earlier (Int64: how many months of the series lie before)
    """
    keys = month_first(by)
    value, before = nw.col(of), nw.col("_before")
    monthly = totals(series, keys, of)
    return monthly.with_columns(_before=_in_order(value.shift(1), keys)).select(
        *keys,
        of,
        is_highest=(value > _in_order(before.cum_max(), keys)).fill_null(False),
        is_lowest=(value < _in_order(before.cum_min(), keys)).fill_null(False),
        earlier=_in_order(value.cum_count(), keys).cast(nw.Int64) - 1,
    )


def _in_order(column: nw.Expr, keys: Sequence[str]) -> nw.Expr:
    """`column` along the months of each series."""
    return column.over(*keys[1:], order_by="month")
