"""Re-exports within exports."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import only, totals, unless_zero


@any_frame
def re_export_share(
    trade: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """What part of exports is goods of foreign origin that leave again.

    Reads    measure (total_exports and re_exports count, others do not), `of`, and the columns
             in `by`
    Returns  one row per `by`: exports_usd, re_exports_usd, re_export_share (a ratio; null
             where nothing was exported)
    """
    told = trade.with_columns(
        exports_usd=only(of, "measure", "total_exports"),
        re_exports_usd=only(of, "measure", "re_exports"),
    )
    return totals(told, by, "exports_usd", "re_exports_usd").with_columns(
        re_export_share=nw.col("re_exports_usd") / unless_zero(nw.col("exports_usd"))
    )
