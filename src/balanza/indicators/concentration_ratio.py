"""Share of the largest few."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError
from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import besides, totals


@any_frame
def concentration_ratio(
    trade: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    k: int = 4,
) -> LazyFrame:
    """What the `k` largest of each `among` hold together; all of them, if there are fewer.

    Whoever has no value above zero does not count.

    Reads    `among`, `of`, and the columns in `by`
    Returns  one row per `by`: `of` (the total), largest_usd (of the k largest),
             concentration_ratio (a ratio)
    Raises   QuestionError when k is less than one
    """
    if k < 1:
        raise QuestionError(f"The largest {k} are nobody. Give k as 1 or more.")
    by = besides(by, among)
    suppliers = totals(trade, [*by, among], of).filter(nw.col(of) > 0)
    # Which of two equals comes first makes no difference to their sum.
    place = nw.col(of).rank("ordinal", descending=True)
    placed = suppliers.with_columns(_place=place.over(*by) if by else place)
    among_first = nw.when(nw.col("_place") <= k).then(nw.col(of)).otherwise(nw.lit(0.0))
    sums = totals(placed.with_columns(largest_usd=among_first), by, of, "largest_usd")
    return sums.with_columns(concentration_ratio=nw.col("largest_usd") / nw.col(of))
