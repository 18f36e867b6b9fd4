"""Shift-share."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._market import effects
from balanza.indicators._totals import month_first, unless_zero


@any_frame
def shift_share(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    years: int = 1,
) -> LazyFrame:
    """The growth of each `among`: that of the whole, of its products, and its own.

    Reads    month, product, `among`, `of`, and the columns in `by`
    Returns  one row per month, `by` and `among`: `of`, before, growth, and its parts
             of_all, of_mix, of_share (ratios to before; null where that
             is zero)
    """
    keys = [name for name in month_first(by) if name not in {among, "product"}]
    told = effects(series, keys, among, of, years)
    size = unless_zero(nw.col("before").abs())
    return told.select(
        *keys,
        among,
        of,
        "before",
        growth=(nw.col(of) - nw.col("before")) / size,
        of_all=nw.col("scale_usd") / size,
        of_mix=nw.col("mix_usd") / size,
        of_share=(nw.col("share_usd") + nw.col("interaction_usd")) / size,
    )
