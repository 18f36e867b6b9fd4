"""Since when nothing was as high, or as low."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import number, require_dates
from balanza.indicators._totals import month_first, totals

SIDES = ("as_high_in", "as_low_in")
LENGTHS = ("highest_for", "lowest_for")


@any_frame
def time_since(
    series: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """The last earlier month in which the series was at least as high, or at most as low.

    Reads    month, `of`, and the columns in `by`
    Returns  one row per month and `by`: `of`, as_high_in, as_low_in (months), highest_for,
             lowest_for (Int64, calendar months since; null, like the month, where it never was)
    """
    keys = month_first(by)
    monthly = totals(series, keys, of)
    require_dates(monthly)
    earlier = monthly.select(*keys[1:], _then="month", _was=of)
    how = {"on": keys[1:]} if keys[1:] else {"how": "cross"}
    pairs = monthly.join(earlier, **how).filter(nw.col("_then") < nw.col("month"))
    then, was, now = nw.col("_then"), nw.col("_was"), nw.col(of)
    apart = number(nw.col("month")) - number(then)
    seen = pairs.with_columns(
        as_high_in=nw.when(was >= now).then(then),
        as_low_in=nw.when(was <= now).then(then),
        highest_for=nw.when(was >= now).then(apart),
        lowest_for=nw.when(was <= now).then(apart),
    )
    last = seen.group_by(keys).agg(nw.col(*SIDES).max(), nw.col(*LENGTHS).min())
    return monthly.join(last, on=keys, how="left").select(*keys, of, *SIDES, *LENGTHS)
