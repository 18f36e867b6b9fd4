"""Two-way trade within products."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import known, only, summed_up, sums, unless_zero

DOLLARS = ("exports_usd", "imports_usd", "two_way_usd")


@any_frame
def grubel_lloyd(
    trade: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """Grubel-Lloyd index: what part of trade is exports and imports of the same product.

    Exports and imports are matched within each product first, then summed; `by` product it is
    the index of each, and `by` partner that with each.

    Reads    flow, product, `of`, and the columns in `by`
    Returns  one row per `by`: exports_usd, imports_usd, two_way_usd (twice the smaller of the
             two in each product), grubel_lloyd (two_way_usd over the sum of both; from 0, all
             one way, to 1, balanced in each product; null without trade)
    """
    lines = list(dict.fromkeys([*by, "product"]))
    sides = known(trade, of).with_columns(
        exports_usd=only(of, "flow", "exports"), imports_usd=only(of, "flow", "imports")
    )
    matched = sums(sides, lines, *DOLLARS[:2]).with_columns(
        two_way_usd=2 * nw.min_horizontal(*DOLLARS[:2])
    )
    whole = unless_zero(nw.col("exports_usd") + nw.col("imports_usd"))
    return summed_up(matched, lines, by, *DOLLARS).with_columns(
        grubel_lloyd=nw.col("two_way_usd") / whole
    )
