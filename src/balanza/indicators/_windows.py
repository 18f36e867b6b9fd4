"""Sums over the months of a year, up to each end.

Of many rows, from one row a year with a column for each month: each row is read once. Of few,
by filing each row under all the ends that it counts for: a quarter of the SQL, sooner planned.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add

import narwhals as nw

from balanza.frames import LazyFrame, distinct
from balanza.indicators._spans import YEAR, whole_spans
from balanza.indicators._totals import known, month_first, sums

NUMBERS = range(1, YEAR + 1)
NOW = {it: f"_now_{it}" for it in NUMBERS}
THEN = {it: f"_then_{it}" for it in NUMBERS}  # of the year before
NONE = 0  # the last month that has a row, where none has


def year_so_far(
    trade: LazyFrame, by: Sequence[str], of: str, ends: int = 0, few: bool = False
) -> LazyFrame:
    """Sums of `of` from January to each month, one row per month and `by`.

    A span is left out while the frame lacks one of its months; a series that has no row in
    some of them is summed over the others. With `ends`, only spans up to that month of a year.
    `few` says that there are no millions of rows.
    """
    keys, told = month_first(by), known(trade, of)
    spans = whole_spans(told, nw.col("end").dt.month())
    if ends:
        return _ending(told.filter(nw.col("month").dt.month() <= ends), keys, of, spans, ends)
    if few:
        return _filed(told, keys, of, spans)
    years = _years(told, keys[1:], of)
    lasting = years.join(_ends(spans), on="_year").filter(nw.col("_first") <= nw.col("_at"))
    return lasting.select(*keys, _summed(dict.fromkeys(NUMBERS, nw.lit(0.0))).alias(of))


def last_twelve(
    trade: LazyFrame, by: Sequence[str], of: str, ends: int = 0, few: bool = False
) -> LazyFrame:
    """As `year_so_far`, of each month and the eleven before."""
    keys, told = month_first(by), known(trade, of)
    spans = whole_spans(told, nw.lit(YEAR))
    if ends:
        return _ending(told, keys, of, spans, ends)
    if few:
        return _filed(told, keys, of, spans)
    years = _beside_year_before(_years(told, keys[1:], of), keys[1:], spans)
    here = (nw.col("_first") <= nw.col("_at")) | (nw.col("_last") > nw.col("_at"))
    lasting = years.join(_ends(spans), on="_year").filter(here)
    return lasting.select(*keys, _summed({it: nw.col(THEN[it]) for it in THEN}).alias(of))


def _ending(
    told: LazyFrame, keys: Sequence[str], of: str, spans: LazyFrame, number: int
) -> LazyFrame:
    """The sums of spans that end with the month `number`: of those a month is in one only.

    All rows of `told` must lie in such a span, as far as its year has one.
    """
    later = nw.when(nw.col("month").dt.month() > number).then(nw.lit(1)).otherwise(nw.lit(0))
    filed = told.select(
        *keys[1:], nw.col(of).cast(nw.Float64), _year=nw.col("month").dt.year() + later
    )
    ends = _ends(spans.filter(nw.col("end").dt.month() == number))
    sums = filed.group_by(*keys[1:], "_year").agg(nw.col(of).sum())
    return sums.join(ends, on="_year").select(*keys, of)


def _filed(told: LazyFrame, keys: Sequence[str], of: str, spans: LazyFrame) -> LazyFrame:
    """The sums of all spans, each month filed under the end of every span that it is in."""
    ends = spans.select("month", "end")
    filed = sums(told, keys, of).join(ends, on="month").select(*keys[1:], of, month="end")
    return filed.group_by(*keys).agg(nw.col(of).sum())


def _years(told: LazyFrame, keys: Sequence[str], of: str) -> LazyFrame:
    """A row per year and `keys`: what each month sums to, and the first and last with a row."""
    number, dollars = nw.col("month").dt.month(), nw.col(of).cast(nw.Float64)
    months = {
        name: nw.when(number == it).then(dollars).otherwise(nw.lit(0.0))
        for it, name in NOW.items()
    }
    year = nw.col("month").dt.year()
    filed = told.select(*keys, _year=year, _first=number, _last=number, **months)
    return filed.group_by(*keys, "_year").agg(
        nw.col(*months).sum(), nw.col("_first").min(), nw.col("_last").max()
    )


def _beside_year_before(years: LazyFrame, keys: Sequence[str], spans: LazyFrame) -> LazyFrame:
    """`years` with the months of the year before, where some end of `spans` needs them."""
    pairs = spans.select(_year=nw.col("month").dt.year(), _end=nw.col("end").dt.year())
    needed = distinct(pairs)
    is_now, nothing = nw.col("_year") == nw.col("_end"), nw.lit(0.0)
    filed = years.join(needed, on="_year").select(
        *keys,
        *(nw.when(is_now).then(nw.col(it)).otherwise(nothing).alias(it) for it in NOW.values()),
        *(
            nw.when(is_now).then(nothing).otherwise(nw.col(NOW[it])).alias(name)
            for it, name in THEN.items()
        ),
        _year="_end",
        _first=nw.when(is_now).then(nw.col("_first")).otherwise(nw.lit(YEAR + 1)),
        _last=nw.when(is_now).then(nw.lit(NONE)).otherwise(nw.col("_last")),
    )
    return filed.group_by(*keys, "_year").agg(
        nw.col(*NOW.values(), *THEN.values()).sum(),
        nw.col("_first").min(),
        nw.col("_last").max(),
    )


def _ends(spans: LazyFrame) -> LazyFrame:
    """The end of each span as `month`, its year and the number of the month."""
    end = nw.col("end")
    return distinct(spans.select(month=end, _year=end.dt.year(), _at=end.dt.month()))


def _summed(then: Mapping[int, nw.Expr]) -> nw.Expr:
    """The months of a year up to the month `_at`; of those after it what `then` has instead."""
    months = (
        nw.when(nw.col("_at") >= it).then(nw.col(name)).otherwise(then[it])
        for it, name in NOW.items()
    )
    return reduce(add, months)
