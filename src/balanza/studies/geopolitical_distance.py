"""Geopolitical distance of trade."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import AnyFrame, LazyFrame, any_frame, lazy
from balanza.indicators._totals import totals, unless_zero


@any_frame
def geopolitical_distance(
    trade: LazyFrame,
    points: AnyFrame,
    by: Sequence[str] = ("month",),
    of: str = "value_usd",
    home: str = "USA",
) -> LazyFrame:
    """How far apart from `home` its partners vote, weighted by their trade.

    Each month takes the points of its own year, or of the newest year before it that has both.
    Partners without a point (Taiwan has none) are left out; `covered` says what is left.

    Reads    month, partner, `of`, the columns in `by`; partner, year and ideal_point of
             `points`; of a partner that stands there twice in a year, the mean
    Returns  one row per `by`: `of` (of partners with a point), covered (a ratio to all; null
             where that is zero), geopolitical_distance (in the unit of the points; null where
             no partner has one)
    """
    ideal = lazy(points).group_by("partner", "year").agg(nw.col("ideal_point").mean())
    us = ideal.filter(nw.col("partner") == home).select("year", _home="ideal_point")
    pairs = ideal.join(us, on="year").select(
        "partner", "year", _apart=(nw.col("ideal_point") - nw.col("_home")).abs()
    )
    dated = trade.with_columns(_year=nw.col("month").dt.year().cast(nw.Int64))
    found = dated.join(_newest(dated, pairs), on=["_year", "partner"], how="left")
    known = nw.when(~nw.col("_apart").is_null())
    dollars = nw.col(of).cast(nw.Float64)
    marked = found.with_columns(
        _known=known.then(dollars).otherwise(nw.lit(0.0)),
        _moment=known.then(dollars * nw.col("_apart")).otherwise(nw.lit(0.0)),
    )
    sums = totals(marked, by, of, "_known", "_moment")
    return sums.select(
        *by,
        nw.col("_known").alias(of),
        covered=nw.col("_known") / unless_zero(nw.col(of)),
        geopolitical_distance=nw.col("_moment") / unless_zero(nw.col("_known")),
    )


def _newest(dated: LazyFrame, pairs: LazyFrame) -> LazyFrame:
    """The distance of each partner that holds for each year of `dated`."""
    years = dated.select("_year").unique().join(pairs, how="cross")
    past = years.filter(nw.col("year") <= nw.col("_year"))
    last = past.group_by("_year", "partner").agg(nw.col("year").max())
    return last.join(pairs, on=["partner", "year"]).select("_year", "partner", "_apart")
