"""How much of a category's growth is its list of products."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import both_months, now_and_then
from balanza.indicators._totals import known, month_first, sums, unless_zero

NOW, THEN = "_now", "_then"  # how many rows a product has in the category, in each year
ANYWHERE = "_anywhere"  # and in any


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
    lines = _marked(_lines(series, [*keys, "product", among], of), keys, among, of)
    parts = lines.filter(nw.col("_known") > 0).with_columns(
        _part("trade_usd", _stood(NOW) & _stood(THEN), nw.col(of) - nw.col("before")),
        _part("moved_in_usd", _moved(NOW, THEN), nw.col(of)),
        _part("moved_out_usd", _moved(THEN, NOW), nw.col("before")),
        _part("new_usd", _gone(NOW, THEN), nw.col(of)),
        _part("ended_usd", _gone(THEN, NOW), nw.col("before")),
        _part("_joined", _moved(NOW, THEN), nw.col(of) - nw.col("_before")),
        _part("_left", _moved(THEN, NOW), nw.col("_all") - nw.col("before")),
    )
    return _summed(parts, [*keys, among], of)


def _lines(series: LazyFrame, keys: Sequence[str], of: str) -> LazyFrame:
    """Sums of now and of a year before, with a count of the rows of each that there are.

    A row without a value tells where a product stands, and nothing else.
    """
    one, value = nw.lit(1.0), nw.col(of).cast(nw.Float64).fill_null(0.0)
    is_known = nw.when(~nw.col(of).is_null()).then(one).otherwise(nw.lit(0.0))
    filed = series.join(both_months(known(series, of)), on="month").select(
        *(name for name in keys if name != "month"),
        *now_and_then(value, of),
        *now_and_then(one, NOW, THEN),
        month="end",
        _known=is_known,
    )
    return filed.group_by(*keys).agg(nw.col(of, "before", NOW, THEN, "_known").sum())


def _marked(lines: LazyFrame, keys: Sequence[str], among: str, of: str) -> LazyFrame:
    """`lines`, and how many rows the product has there and anywhere, in each of the two years.

    And what it is worth wherever it stands: what one that moved was worth elsewhere.
    """
    anywhere, there = ["month", "product"], ["month", "product", among]
    told = lines.with_columns(
        nw.col(NOW).sum().over(*anywhere).alias(NOW + ANYWHERE),
        nw.col(THEN).sum().over(*anywhere).alias(THEN + ANYWHERE),
        _all=nw.col(of).sum().over(*keys, "product"),
        _before=nw.col("before").sum().over(*keys, "product"),
    )
    if len(keys) == 1:
        return told
    return told.with_columns(nw.col(NOW, THEN).sum().over(*there))


def _stood(when: str) -> nw.Expr:
    return nw.col(when) > 0


def _moved(here: str, there: str) -> nw.Expr:
    """Whether a product stood here, and in the other year elsewhere."""
    return _stood(here) & ~_stood(there) & _stood(there + ANYWHERE)


def _gone(here: str, there: str) -> nw.Expr:
    """Whether a product stood here, and in the other year nowhere."""
    return _stood(here) & ~_stood(there + ANYWHERE)


def _part(name: str, counts: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(counts).then(value).otherwise(nw.lit(0.0)).alias(name)


def _summed(parts: LazyFrame, keys: Sequence[str], of: str) -> LazyFrame:
    told = ("trade_usd", "moved_in_usd", "moved_out_usd", "new_usd", "ended_usd")
    summed = sums(parts, keys, of, "before", *told, "_joined", "_left")
    change = nw.col(of) - nw.col("before")
    reclassified = change - nw.col("trade_usd")
    return summed.select(
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
