"""Exposure to a partner."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import besides, check_part, total_over, totals

VALUES = ("exposed_usd", "products")


@any_frame
def exposure(
    trade: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    above: float = 0.5,
) -> LazyFrame:
    """What of all comes from each `among` in products of which it supplies more than `above`.

    Between two partners of equal share it tells the one that can be replaced product by
    product from the one that cannot. Values not above zero do not count.

    Reads    product, `among`, `of`, and the columns in `by`
    Returns  one row per `by` and `among`: `of`, exposed_usd (in products that it dominates),
             products (how many those are, Int64), share, exposure (exposed_usd over the total
             of all; a ratio no larger than share)
    Raises   QuestionError when `above` is no part of a whole
    """
    check_part(above=above)
    by = besides(by, among)
    products = list(dict.fromkeys([*by, "product"]))
    lines = totals(trade, [*products, among], of).filter(nw.col(of) > 0)
    held = lines.with_columns(_held=nw.col(of) / total_over(of, products))
    dominated = nw.when(nw.col("_held") > above)
    marked = held.with_columns(
        exposed_usd=dominated.then(nw.col(of)).otherwise(nw.lit(0.0)),
        products=dominated.then(nw.lit(1.0)).otherwise(nw.lit(0.0)),
    )
    sums = totals(marked, [*by, among], of, *VALUES)
    return sums.with_columns(
        nw.col("products").cast(nw.Int64),
        share=nw.col(of) / total_over(of, by),
        exposure=nw.col("exposed_usd") / total_over(of, by),
    )
