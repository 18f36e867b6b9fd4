"""Which months belong to the span that ends with a month."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError, SchemaError
from balanza.frames import LazyFrame
from balanza.indicators._totals import known

YEAR = 12


def number(month: nw.Expr) -> nw.Expr:
    """Months since the year 0, so that a difference of one is one month."""
    return month.dt.year().cast(nw.Int64) * YEAR + month.dt.month().cast(nw.Int64)


YEARS_APART = nw.col("end").dt.year() - nw.col("month").dt.year()
APART = YEARS_APART * YEAR + nw.col("end").dt.month() - nw.col("month").dt.month()


def whole_spans(told: LazyFrame, length: nw.Expr) -> LazyFrame:
    """Every `month` with each `end` that it lies less than `length` months before, or is.

    Only ends of which no month is missing in the frame.
    """
    return _whole(_ends(told, APART.is_between(nw.lit(0), length - 1)), length)


def both_years(series: LazyFrame, keys: Sequence[str], of: str, years: int = 1) -> LazyFrame:
    """Sums of `of` now and so many years before, for what exists in both or in one of them.

    Each row is filed under the month it counts for, now or then, and only then summed: summing
    the months first would cost as much again.

    Raises  QuestionError when `years` is none
    """
    told = known(series, of)
    filed = told.join(both_months(told, years), on="month").select(
        *_besides_month(keys), *now_and_then(nw.col(of).cast(nw.Float64), of), month="end"
    )
    return filed.group_by(*keys).agg(nw.col(of, "before").sum())


def beside_year_before(series: LazyFrame, keys: Sequence[str], **then: str) -> LazyFrame:
    """`series`, of one row per `keys`, with columns `then` of the same month a year before.

    They are null where there was no such row. Rows of the same month of the year are looked at
    in order, so that nothing is worked out twice or joined.
    """
    require_dates(series)
    dated = series.with_columns(_at=number(nw.col("month")), _season=nw.col("month").dt.month())
    apart = [*_besides_month(keys), "_season"]

    def last(name: str) -> nw.Expr:
        return nw.col(name).shift(1).over(*apart, order_by="month")

    is_year = nw.col("_at") - last("_at") == YEAR
    return dated.with_columns(
        **{name: nw.when(is_year).then(last(it)) for name, it in then.items()}
    )


def both_months(series: LazyFrame, years: int = 1) -> LazyFrame:
    """Each month of `series` that has the one so many years before: `end`, and both as `month`.

    Raises  QuestionError when `years` is none
    """
    if years < 1:
        raise QuestionError(f"{years} years back is no earlier month; say 1 or more.")
    return _whole(_ends(series, APART.is_in([0, YEAR * years])), 2)


def now_and_then(value: nw.Expr, now: str, then: str = "before") -> tuple[nw.Expr, nw.Expr]:
    """`value` of rows filed under both months, as what it adds to now and to then."""
    is_now, nothing = nw.col("month") == nw.col("end"), nw.lit(0.0)
    return (
        nw.when(is_now).then(value).otherwise(nothing).alias(now),
        nw.when(is_now).then(nothing).otherwise(value).alias(then),
    )


def _besides_month(keys: Sequence[str]) -> list[str]:
    return [name for name in keys if name != "month"]


def _ends(series: LazyFrame, within: nw.Expr) -> LazyFrame:
    """Every `month` of `series` with every `end` of them that it lies `within` reach of."""
    require_dates(series)
    # Grouping is quicker than `unique`, which numbers every row in DuckDB.
    months = series.group_by("month").agg(_rows=nw.len())
    return months.join(months.select(end="month"), how="cross").filter(within)


def _whole(pairs: LazyFrame, length: nw.Expr | int) -> LazyFrame:
    """The pairs of each `end` that has all its months."""
    found = pairs.with_columns(_found=nw.len().over("end"))
    return found.filter(nw.col("_found") == length)


def require_dates(series: LazyFrame) -> None:
    """Raise SchemaError unless the months can be counted."""
    kind = series.collect_schema()["month"]
    if not kind.is_temporal():
        raise SchemaError(
            f"Column month holds {kind} values; it must hold dates. "
            f"In pandas: frame['month'] = pandas.to_datetime(frame['month'])."
        )
