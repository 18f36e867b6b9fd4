"""Churn of a list."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import both_years
from balanza.indicators._totals import besides, check_part, month_first, totals, unless_zero

COUNTS = ("listed", "listed_before", "stayed", "entered", "left")


@any_frame
def churn(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    at_least: float = 0.0,
) -> LazyFrame:
    """How much of the list of a year before is no longer on the list.

    Each `among` with a value above zero is listed, if it holds at least `at_least` of its `by`.
    Give the rows of a list, such as dependent products, to learn how lasting it is. Months
    without the same month of the year before in the frame are left out.

    Reads    month, `among`, `of`, and the columns in `by`
    Returns  one row per month and `by`: listed, listed_before, stayed, entered, left (Int64),
             churn (left over listed_before; null where nothing was listed then)
    Raises   QuestionError when `at_least` is no part of a whole
    """
    check_part(at_least=at_least)
    keys = month_first(besides(by, among))
    both = both_years(series, [*keys, among], of)
    now, before = _listed(of, keys, at_least), _listed("before", keys, at_least)
    told = both.with_columns(_now=now, _before=before).with_columns(
        listed=nw.col("_now"),
        listed_before=nw.col("_before"),
        stayed=nw.col("_now") * nw.col("_before"),
        entered=nw.col("_now") * (1 - nw.col("_before")),
        left=nw.col("_before") * (1 - nw.col("_now")),
    )
    some = told.filter(nw.col("_now") + nw.col("_before") > 0)
    return totals(some, keys, *COUNTS).with_columns(
        nw.col(*COUNTS).cast(nw.Int64),
        churn=nw.col("left") / unless_zero(nw.col("listed_before")),
    )


def _listed(of: str, keys: Sequence[str], at_least: float) -> nw.Expr:
    """1 for what is on the list, else 0."""
    value = nw.col(of)
    listed = value > 0
    if at_least > 0:
        above = nw.when(listed).then(value).otherwise(nw.lit(0.0))
        listed &= value / unless_zero(above.sum().over(*keys)) >= at_least
    return nw.when(listed).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
