"""Churn of a list."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import now_or_before, years_apart
from balanza.indicators._totals import (
    besides,
    check_part,
    month_first,
    total_over,
    totals,
    unless_zero,
)

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
    listed = totals(series, [*keys, among], of).filter(nw.col(of) > 0)
    if at_least > 0:
        shared = listed.with_columns(_part=nw.col(of) / total_over(of, keys))
        listed = shared.filter(nw.col("_part") >= at_least)
    # The calendar is that of the rows given: it costs less than that of the lists made of them.
    both = now_or_before(listed, [*keys, among], years_apart(series))
    now, before = nw.col("_now"), nw.col("_before")
    told = both.with_columns(
        listed=now,
        listed_before=before,
        stayed=now * before,
        entered=now * (1 - before),
        left=before * (1 - now),
    )
    return totals(told, keys, *COUNTS).with_columns(
        nw.col(*COUNTS).cast(nw.Int64),
        churn=nw.col("left") / unless_zero(nw.col("listed_before")),
    )
