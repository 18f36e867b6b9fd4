"""How much of a category's growth is its list of products."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame, distinct
from balanza.indicators._spans import both_years, year_later
from balanza.indicators._totals import month_first, totals, unless_zero

THERE = ("_now", "_then")  # whether the product stood in the category: now, a year before
KNOWN = ("_known_now", "_known_then")  # whether it stood anywhere


@any_frame
def reclassification(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
) -> LazyFrame:
    """The change of each `among` within a year, in trade and in what it is made of.

    A product stands in an `among` in a month if the frame has a row of the two, be it of
    zero: give each code that a list knows a row. Which products stand where is told by the
    whole frame, whatever `by`; so it should be of one flow.

    Reads    month, product, `among`, `of`, and the columns in `by`
    Returns  one row per month, `by` and `among`: `of`, before, change, trade_usd (products that
             stayed), moved_in_usd, moved_out_usd (products that stand elsewhere in the other
             year), new_usd, ended_usd (products that stand nowhere in it), reclassified_usd
             (change less trade), trade_old_list_usd, trade_new_list_usd (trade, had one list
             held in both years), reclassification (ratio to before; null where that is zero)
    """
    keys = [name for name in month_first(by) if name not in {among, "product"}]
    pairs = [*keys, "product", among]
    both = both_years(series, pairs, of)
    valued = both.join(_in_all(both, [*keys, "product"], of), on=[*keys, "product"])
    parts = _marked(valued, series, among).with_columns(
        _part("trade_usd", "_now", "_then", nw.col(of) - nw.col("before")),
        _moved(nw.col(of), "moved_in_usd", "_now", "_then", "_known_then"),
        _moved(nw.col("before"), "moved_out_usd", "_then", "_now", "_known_now"),
        _gone(nw.col(of), "new_usd", "_now", "_known_then"),
        _gone(nw.col("before"), "ended_usd", "_then", "_known_now"),
        _moved(nw.col(of) - nw.col("_before"), "_joined", "_now", "_then", "_known_then"),
        _moved(nw.col("_all") - nw.col("before"), "_left", "_then", "_now", "_known_now"),
    )
    return _summed(parts, [*keys, among], of)


def _in_all(both: LazyFrame, keys: Sequence[str], of: str) -> LazyFrame:
    """Each product's trade wherever it stands: what one that moved was worth elsewhere."""
    return totals(both, keys, of, "before").rename({of: "_all", "before": "_before"})


def _marked(parts: LazyFrame, series: LazyFrame, among: str) -> LazyFrame:
    """`parts` with 1 where the product stood there, or anywhere, in each of the two months."""
    now = distinct(series.select("month", "product", among))
    for names, keys in ((THERE, ["product", among]), (KNOWN, ["product"])):
        seen = distinct(now.select("month", *keys))
        for name, months in zip(names, (seen, year_later(seen)), strict=True):
            flags = months.with_columns(nw.lit(1).alias(name))
            parts = parts.join(flags, on=["month", *keys], how="left")
    return parts


def _part(name: str, here: str, there: str, value: nw.Expr) -> nw.Expr:
    both = ~nw.col(here).is_null() & ~nw.col(there).is_null()
    return nw.when(both).then(value).otherwise(nw.lit(0.0)).alias(name)


def _moved(value: nw.Expr, name: str, here: str, there: str, known: str) -> nw.Expr:
    """`value` of a product that stood here, and in the other year elsewhere."""
    moved = ~nw.col(here).is_null() & nw.col(there).is_null() & ~nw.col(known).is_null()
    return nw.when(moved).then(value).otherwise(nw.lit(0.0)).alias(name)


def _gone(value: nw.Expr, name: str, here: str, known: str) -> nw.Expr:
    """`value` of a product that stood here, and in the other year nowhere."""
    gone = ~nw.col(here).is_null() & nw.col(known).is_null()
    return nw.when(gone).then(value).otherwise(nw.lit(0.0)).alias(name)


def _summed(parts: LazyFrame, keys: Sequence[str], of: str) -> LazyFrame:
    told = ("trade_usd", "moved_in_usd", "moved_out_usd", "new_usd", "ended_usd")
    sums = totals(parts, keys, of, "before", *told, "_joined", "_left")
    change = nw.col(of) - nw.col("before")
    reclassified = change - nw.col("trade_usd")
    return sums.select(
        *keys,
        of,
        "before",
        *told,
        change=change,
        reclassified_usd=reclassified,
        trade_old_list_usd=nw.col("trade_usd") + nw.col("_left"),
        trade_new_list_usd=nw.col("trade_usd") + nw.col("_joined"),
        reclassification=reclassified / unless_zero(nw.col("before")),
    )
