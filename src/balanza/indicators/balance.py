"""Trade balance."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import only, totals


@any_frame
def balance(
    trade: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """Exports minus imports; a direction without trade counts as zero.

    Reads    flow, `of`, and the columns in `by`
    Returns  one row per `by`: exports_usd, imports_usd, balance_usd (negative is a deficit)
    """
    flows = trade.with_columns(
        exports_usd=only(of, "flow", "exports"), imports_usd=only(of, "flow", "imports")
    )
    return totals(flows, by, "exports_usd", "imports_usd").with_columns(
        balance_usd=nw.col("exports_usd") - nw.col("imports_usd")
    )
