"""Which months belong to the span that ends with a month."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError, SchemaError
from balanza.frames import LazyFrame
from balanza.indicators._totals import month_first, totals

YEAR = 12


def span_sums(trade: LazyFrame, by: Sequence[str], of: str, length: nw.Expr) -> LazyFrame:
    """Sums of `of` over the `length` months up to each `end`, filed under that end.

    A span is left out while the frame lacks one of its months; a series that has no row in
    some of them is summed over the others.
    """
    keys = month_first(by)
    monthly = totals(trade, keys, of)
    pairs = _pairs(monthly).filter(nw.col("apart") >= 0, nw.col("apart") < length)
    whole = pairs.with_columns(found=nw.len().over("end")).filter(nw.col("found") == length)
    return totals(_filed_under_end(monthly, whole), keys, of)


def year_later(series: LazyFrame, years: int = 1) -> LazyFrame:
    """`series`, filed under the same month of the next year, where the frame has that."""
    return _filed_under_end(series, years_apart(series, years))


def years_apart(series: LazyFrame, years: int = 1) -> LazyFrame:
    """The months of `series` with the same month so many years on, where it has that: `end`."""
    return _pairs(series).filter(nw.col("apart") == YEAR * years)


def both_years(series: LazyFrame, keys: Sequence[str], of: str, years: int = 1) -> LazyFrame:
    """Sums of `of` now and so many years before, for what exists in both or in one of them.

    Each row is filed under the month it counts for, now or then, and only then summed: summing
    the months first would cost as much again.

    Raises  QuestionError when `years` is none
    """
    if years < 1:
        raise QuestionError(f"{years} years back is no earlier month; say 1 or more.")
    known = series.filter(~nw.col(of).is_null())
    pairs = years_apart(known, years).select("end", "month", _is_now=nw.lit(0))
    ends = pairs.select("end", month="end", _is_now=nw.lit(1))
    filed = known.join(nw.concat([ends, pairs]), on="month")
    value, is_now = nw.col(of).cast(nw.Float64), nw.col("_is_now") == 1
    others = [name for name in keys if name != "month"]
    told = filed.select(
        *others,
        nw.when(is_now).then(value).otherwise(nw.lit(0.0)).alias(of),
        month="end",
        before=nw.when(is_now).then(nw.lit(0.0)).otherwise(value),
    )
    return told.group_by(*keys).agg(nw.col(of, "before").sum()).select(*keys, of, "before")


def _filed_under_end(series: LazyFrame, pairs: LazyFrame) -> LazyFrame:
    ends = pairs.select("month", "end")
    return series.join(ends, on="month").drop("month").rename({"end": "month"})


def _pairs(series: LazyFrame) -> LazyFrame:
    """Every month of `series` with every month it may be counted towards, `apart` months on."""
    require_dates(series)
    # Grouping is quicker than `unique`, which numbers every row in DuckDB.
    dated = series.select("month", at=number(nw.col("month")))
    months = dated.group_by("month").agg(nw.col("at").min())
    ends = months.select(end="month", end_at="at")
    return months.join(ends, how="cross").with_columns(apart=nw.col("end_at") - nw.col("at"))


def number(month: nw.Expr) -> nw.Expr:
    """Months since the year 0, so that a difference of one is one month."""
    return month.dt.year().cast(nw.Int64) * YEAR + month.dt.month().cast(nw.Int64)


def require_dates(series: LazyFrame) -> None:
    """Raise SchemaError unless the months can be counted."""
    kind = series.collect_schema()["month"]
    if not kind.is_temporal():
        raise SchemaError(
            f"Column month holds {kind} values; it must hold dates. "
            f"In pandas: frame['month'] = pandas.to_datetime(frame['month'])."
        )
