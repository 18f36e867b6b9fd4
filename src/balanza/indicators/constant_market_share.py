"""Constant market shares."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._market import effects
from balanza.indicators._totals import month_first


@any_frame
def constant_market_share(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    years: int = 1,
) -> LazyFrame:
    """The change of each `among`: what its market did, and what it did itself.

    Markets are the products of the frame, which should be of one flow.

    Reads    month, product, `among`, `of`, and the columns in `by`
    Returns  one row per month, `by` and `among`: `of`, before, change, and its parts scale_usd
             (the whole market grew), mix_usd (its products grew otherwise), share_usd (it won
             or lost shares of the markets of before), interaction_usd (of what they grew by);
             competitiveness_usd (the last two)
    """
    keys = [name for name in month_first(by) if name not in {among, "product"}]
    told = effects(series, keys, among, of, years)
    return told.select(
        *keys,
        among,
        of,
        "before",
        "scale_usd",
        "mix_usd",
        "share_usd",
        "interaction_usd",
        change=nw.col(of) - nw.col("before"),
        competitiveness_usd=nw.col("share_usd") + nw.col("interaction_usd"),
    )
