"""Effective rate of duty."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import only, totals, unless_zero


@any_frame
def duty_rate(
    trade: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """Calculated duty over imports for consumption; lines free of duty stay in the whole.

    Reads    measure (imports_for_consumption and calculated_duty count, others do not), `of`,
             and the columns in `by`
    Returns  one row per `by`: consumption_usd, duty_usd, duty_rate (a ratio; null where
             nothing was imported)
    """
    told = trade.with_columns(
        consumption_usd=only(of, "measure", "imports_for_consumption"),
        duty_usd=only(of, "measure", "calculated_duty"),
    )
    return totals(told, by, "consumption_usd", "duty_usd").with_columns(
        duty_rate=nw.col("duty_usd") / unless_zero(nw.col("consumption_usd"))
    )
