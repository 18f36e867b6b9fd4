"""Since when nothing was as high, or as low."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import number, require_dates
from balanza.indicators._totals import month_first, totals

SIDES = ("as_high_in", "as_low_in")


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
    require_dates(series)
    monthly = totals(series, keys, of)
    earlier = monthly.select(*keys[1:], _then="month", _was=of)
    how = {"on": keys[1:]} if keys[1:] else {"how": "cross"}
    # A month is paired with itself too, so that the first of a series is in the result.
    pairs = monthly.join(earlier, **how).filter(nw.col("_then") <= nw.col("month"))
    then, was, now = nw.col("_then"), nw.col("_was"), nw.col(of)
    is_earlier = then < nw.col("month")
    seen = pairs.select(
        *keys,
        of,
        as_high_in=nw.when(is_earlier & (was >= now)).then(then),
        as_low_in=nw.when(is_earlier & (was <= now)).then(then),
    )
    last = seen.group_by(*keys).agg(nw.col(of, *SIDES).max())
    return last.with_columns(
        highest_for=_months_since(SIDES[0]), lowest_for=_months_since(SIDES[1])
    )


def _months_since(name: str) -> nw.Expr:
    """How many months the month in the column `name` lies back; null where it is."""
    then = nw.coalesce(name, "month")
    apart = number(nw.col("month")) - number(then)
    return nw.when(~nw.col(name).is_null()).then(apart)
