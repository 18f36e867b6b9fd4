"""Concentration of supply."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import totals

DIGITS = 12


@any_frame
def concentration(
    trade: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
) -> LazyFrame:
    """Herfindahl-Hirschman index of the shares that each `among` holds.

    Flows are not told apart: select imports for suppliers, exports for customers. Whoever
    has no value above zero does not count.

    Reads    `among`, `of`, and the columns in `by`
    Returns  one row per `by`: concentration, from 1/n (n equal suppliers) to 1 (a single
             one); suppliers_equivalent, how many equal suppliers would be as concentrated
    """
    suppliers = totals(trade, [*by, among], of).filter(nw.col(of) > 0)
    squares = suppliers.with_columns(_squares=nw.col(of) ** 2)
    whole, squared = nw.col(of) ** 2, nw.col("_squares")
    # An engine adds floats in the order in which its threads are done: the last digits differ.
    return totals(squares, by, of, "_squares").select(
        *by,
        concentration=(squared / whole).round(DIGITS),
        suppliers_equivalent=(whole / squared).round(DIGITS),
    )
