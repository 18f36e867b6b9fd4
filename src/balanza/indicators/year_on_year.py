"""Change on the same month a year before."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import beside_year_before
from balanza.indicators._totals import month_first, totals, unless_zero


@any_frame
def year_on_year(
    series: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """Relative change of `of` on the same month of the year before.

    Reads    month, `of`, and the columns in `by`
    Returns  one row per month and `by`: `of`, before (its value a year before, or null),
             year_on_year (0.5 is +50 %; null where there is no value before, or zero)
    """
    keys = month_first(by)
    both = beside_year_before(totals(series, keys, of), keys, before=of)
    return both.select(
        *keys, of, "before", year_on_year=nw.col(of) / unless_zero(nw.col("before")) - 1
    )
