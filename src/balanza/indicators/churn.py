"""Churn of a list."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import both_years
from balanza.indicators._totals import month_first, total_over, totals, unless_zero

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
    """
    keys = month_first(by)
    sums = totals(series, [*keys, among], of)
    part = nw.col(of) / unless_zero(total_over(of, keys))
    listed = nw.when((nw.col(of) > 0) & (part >= at_least)).then(nw.lit(1.0))
    marked = sums.with_columns(listed=listed.otherwise(nw.lit(0.0)))
    both = both_years(marked.select(*keys, among, "listed"), [*keys, among], "listed")
    now, before = nw.col("listed"), nw.col("before")
    told = both.with_columns(
        listed_before=before,
        stayed=now * before,
        entered=now * (1 - before),
        left=before * (1 - now),
    )
    return totals(told, keys, *COUNTS).with_columns(
        nw.col(*COUNTS).cast(nw.Int64),
        churn=nw.col("left") / unless_zero(nw.col("listed_before")),
    )
