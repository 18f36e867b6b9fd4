"""Share of a total."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import besides, total_over, totals, unless_zero


@any_frame
def share(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
) -> LazyFrame:
    """What each `among` holds of the total of its `by`.

    Reads    `among`, `of`, and the columns in `by`
    Returns  one row per `by` and `among`: `of`, share (a ratio; null where the total is zero)
    """
    by = besides(by, among)
    return totals(series, [*by, among], of).with_columns(
        share=nw.col(of) / unless_zero(total_over(of, by))
    )
