"""What two tables of the same trade say of each cell."""

from collections.abc import Sequence

import narwhals as nw

from balanza.catalog import REST
from balanza.frames import AnyFrame, LazyFrame, any_frame, distinct, lazy
from balanza.indicators._totals import totals


@any_frame
def differences(summed: LazyFrame, stated: AnyFrame, by: Sequence[str]) -> LazyFrame:
    """What is `summed` of commodities beside what is `stated`, cell by cell.

    A cell that one of them lacks counts there as zero; one that is zero in both is none.

    Reads    value_usd and the columns in `by`, of both
    Returns  one row per cell: `by`, summed_usd, stated_usd, difference_usd (summed less stated)
    """
    stacked = nw.concat(
        [
            summed.select(*by, _dollars("summed_usd"), stated_usd=nw.lit(0.0)),
            lazy(stated).select(*by, nw.lit(0.0).alias("summed_usd"), _dollars("stated_usd")),
        ]
    )
    cells = totals(stacked, by, "summed_usd", "stated_usd")
    return cells.filter((nw.col("summed_usd") != 0) | (nw.col("stated_usd") != 0)).with_columns(
        difference_usd=nw.col("summed_usd") - nw.col("stated_usd")
    )


@any_frame
def named_alike(summed: LazyFrame, stated: AnyFrame, by: Sequence[str]) -> LazyFrame:
    """`summed`, with the partners that `stated` does not name as the rest of the world.

    Only in those groups `by` in which `stated` has such a rest, for elsewhere a partner that
    is not named has no trade.
    """
    known = lazy(stated)
    rest = distinct(known.filter(nw.col("partner") == REST).select(*by, _rest=nw.lit(1)))
    named = distinct(known.select(*by, "partner", _named=nw.lit(1)))
    marked = summed.join(rest, on=list(by), how="left").join(
        named, on=[*by, "partner"], how="left"
    )
    folded = ~nw.col("_rest").is_null() & nw.col("_named").is_null()
    partner = nw.when(folded).then(nw.lit(REST)).otherwise(nw.col("partner"))
    return marked.with_columns(partner=partner).select(summed.collect_schema().names())


def _dollars(name: str) -> nw.Expr:
    return nw.col("value_usd").cast(nw.Float64).alias(name)
