"""Places gained or lost within a year."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import year_later
from balanza.indicators._totals import besides, month_first
from balanza.indicators.rank import rank


@any_frame
def rank_shift(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
) -> LazyFrame:
    """Places that each `among` climbed since the same month of the year before.

    Reads    month, `among`, `of`, and the columns in `by`
    Returns  one row per month, `by` and `among`: `of`, before, rank, rank_before, rank_shift
             (positive has climbed; null, like both before it, where there was no value then)
    """
    keys = month_first(besides(by, among))
    now = rank(series, by=keys, among=among, of=of)
    before = year_later(now).rename({of: "before", "rank": "rank_before"})
    return now.join(before, on=[*keys, among], how="left").select(
        *keys,
        among,
        of,
        "before",
        "rank",
        "rank_before",
        rank_shift=nw.col("rank_before") - nw.col("rank"),
    )
