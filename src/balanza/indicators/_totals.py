"""Sums in dollars that come out alike on every engine."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError
from balanza.frames import LazyFrame


def totals(frame: LazyFrame, by: Sequence[str], *of: str) -> LazyFrame:
    """Sums of the columns `of`, one row per `by`; of all rows, when `by` is empty.

    A row where one of them is missing does not count. Whole dollars are summed as Float64,
    which is exact up to 9e15 and has the same type everywhere; DuckDB's integer sums are
    128 bits wide.
    """
    return sums(known(frame, *of), by, *of)


def known(frame: LazyFrame, *of: str) -> LazyFrame:
    """The rows of `frame` where none of the columns `of` is missing."""
    return frame.filter(*(~nw.col(name).is_null() for name in of))


def sums(frame: LazyFrame, by: Sequence[str], *of: str) -> LazyFrame:
    """As `totals`, of rows where nothing is missing."""
    dollars = nw.col(*of).cast(nw.Float64)
    if by:
        return frame.select(*by, dollars).group_by(*by).agg(nw.col(*of).sum())
    return (
        frame.select(dollars, _all=nw.lit(0))
        .group_by("_all")
        .agg(nw.col(*of).sum())
        .drop("_all")
    )


def summed_up(frame: LazyFrame, had: Sequence[str], by: Sequence[str], *of: str) -> LazyFrame:
    """As `sums`, of one row per `had`: `frame` as it is, where that is `by` already."""
    return frame.select(*by, *of) if set(had) == set(by) else sums(frame, by, *of)


def only(of: str, column: str, value: str) -> nw.Expr:
    """`of` where `column` holds `value`, and zero elsewhere."""
    dollars = nw.col(of).cast(nw.Float64)
    return nw.when(nw.col(column) == value).then(dollars).otherwise(nw.lit(0.0))


def total_over(of: str, by: Sequence[str]) -> nw.Expr:
    """The sum of `of` in each `by`, set beside its rows."""
    return nw.col(of).sum().over(*by) if by else nw.col(of).sum()


def unless_zero(column: nw.Expr) -> nw.Expr:
    """`column`, or null where nothing can be divided by it."""
    return nw.when(column != 0).then(column)


def month_first(by: Sequence[str]) -> list[str]:
    """`by` with the month in front, whether it was among them or not."""
    return ["month", *(name for name in by if name != "month")]


def besides(by: Sequence[str], among: str) -> list[str]:
    """`by` without the column whose values are compared; a part is no part of itself."""
    return [name for name in by if name != among]


def check_part(**given: float) -> None:
    """Raise QuestionError unless each number that was given is a part of a whole."""
    if wrong := [f"{name} is {it}" for name, it in given.items() if not 0 <= it <= 1]:
        raise QuestionError(
            f"{', '.join(wrong)}; a part of a whole lies from 0 to 1. Write a half as 0.5."
        )
