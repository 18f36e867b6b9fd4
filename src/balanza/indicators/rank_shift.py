"""Places gained or lost within a year."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import beside_year_before
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
    both = beside_year_before(now, [*keys, among], before=of, rank_before="rank")
    return both.select(
        *keys,
        among,
        of,
        "before",
        "rank",
        "rank_before",
        rank_shift=nw.col("rank_before") - nw.col("rank"),
    )
