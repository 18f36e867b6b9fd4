"""Rank by size."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import besides, totals


@any_frame
def rank(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
) -> LazyFrame:
    """Place of each `among` in its `by`; 1 is the largest, and equals share the better place.

    Reads    `among`, `of`, and the columns in `by`
    Returns  one row per `by` and `among`: `of`, rank (Int64, from 1)
    """
    by = besides(by, among)
    return totals(series, [*by, among], of).with_columns(rank=place(of, by).cast(nw.Int64))


def place(of: str, by: Sequence[str]) -> nw.Expr:
    """Place of each `of` in its `by`, null where that is."""
    found = nw.col(of).rank("min", descending=True)
    return found.over(*by) if by else found
