"""Concentration of supply."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import besides, totals, unless_zero

POINTS = 10_000  # the scale of the antitrust agencies

DIGITS, FEWER = 12, 9  # of an index; of what is larger, or a difference of what is


@any_frame
def concentration(
    trade: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
) -> LazyFrame:
    """Herfindahl-Hirschman index of the shares that each `among` holds, with its kin.

    Flows are not told apart: select imports for suppliers, exports for customers. Whoever
    has no value above zero does not count. A single one is as concentrated as can be, on the
    normalised scale too.

    Reads    `among`, `of`, and the columns in `by`
    Returns  one row per `by`: concentration, from 1/n (n equal suppliers) to 1 (a single
             one); suppliers_equivalent, how many equal suppliers would be as concentrated;
             suppliers, how many there are (Int64); concentration_points, from 0 to 10,000;
             concentration_normalised, from 0 to 1 however many there are; entropy (Shannon's,
             in nats), from 0 (a single one) to the logarithm of how many there are
    """
    by = besides(by, among)
    suppliers = totals(trade, [*by, among], of).filter(nw.col(of) > 0)
    terms = suppliers.with_columns(
        _squares=nw.col(of) ** 2, _logs=nw.col(of) * nw.col(of).log(), _many=nw.lit(1)
    )
    sums = totals(terms, by, of, "_squares", "_logs", "_many")
    # An engine adds floats in the order in which its threads end: last digits differ.
    index = (nw.col("_squares") / nw.col(of) ** 2).round(DIGITS)
    surprise = (nw.col(of).log() - nw.col("_logs") / nw.col(of)).round(FEWER)
    return sums.select(
        *by,
        concentration=index,
        suppliers_equivalent=(nw.col(of) ** 2 / nw.col("_squares")).round(FEWER),
        suppliers=nw.col("_many").cast(nw.Int64),
        concentration_points=index * POINTS,
        concentration_normalised=_normalised(index, nw.col("_many")),
        entropy=_above_zero(surprise),
    )


def _normalised(index: nw.Expr, many: nw.Expr) -> nw.Expr:
    """The index less what even shares would give; 1 for a single supplier."""
    stretched = (index * many - 1) / unless_zero(many - 1)
    return nw.when(many > 1).then(_above_zero(stretched)).otherwise(nw.lit(1.0))


def _above_zero(column: nw.Expr) -> nw.Expr:
    """`column` without the hair below zero that rounding leaves."""
    return nw.when(column > 0).then(column).otherwise(nw.lit(0.0))
