"""Share of imports that is subject to duty."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import only, totals, unless_zero

MEASURES = {
    "consumption_usd": "imports_for_consumption",
    "dutiable_usd": "dutiable_value",
    "duty_usd": "calculated_duty",
}


@any_frame
def dutiable_share(
    trade: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """What part of imports for consumption is subject to duty, and the rate on that part.

    Reads    measure (imports_for_consumption, dutiable_value and calculated_duty count), `of`,
             and the columns in `by`
    Returns  one row per `by`: consumption_usd, dutiable_usd, duty_usd, dutiable_share (null
             without imports), rate_on_dutiable (duty over dutiable value; null without it)
    """
    told = trade.with_columns(
        **{name: only(of, "measure", it) for name, it in MEASURES.items()}
    )
    return totals(told, by, *MEASURES).with_columns(
        dutiable_share=nw.col("dutiable_usd") / unless_zero(nw.col("consumption_usd")),
        rate_on_dutiable=nw.col("duty_usd") / unless_zero(nw.col("dutiable_usd")),
    )
