"""Single points of failure."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import besides, check_part, total_over, totals


@any_frame
def single_point_of_failure(
    trade: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    above: float = 0.5,
) -> LazyFrame:
    """Each `among` that alone holds more than `above` of its `by`; no row where none does.

    With products in `by`, it lists the products that hang on one supplier; among products by
    partner, the lines that a partner hangs on. Whoever has no value above zero does not count.

    Reads    `among`, `of`, and the columns in `by`
    Returns  one row per `by` and `among` that holds so much: `of`, single_point_of_failure
             (its share, a ratio above `above`)
    Raises   QuestionError when `above` is no part of a whole
    """
    check_part(above=above)
    by = besides(by, among)
    suppliers = totals(trade, [*by, among], of).filter(nw.col(of) > 0)
    shared = suppliers.with_columns(single_point_of_failure=nw.col(of) / total_over(of, by))
    return shared.filter(nw.col("single_point_of_failure") > above)
