"""The windows that rows are summed over, by the name that a selection gives them."""

from collections.abc import Callable
from functools import partial

from balanza import catalog
from balanza.frames import LazyFrame
from balanza.indicators._windows import last_twelve, year_so_far

SUMS = {"12m": last_twelve} | dict.fromkeys(("ytd", "year", "years_to_date"), year_so_far)


def sums_over(window: str, table: str, ends: int) -> Callable[..., LazyFrame]:
    """What sums rows of `table` over the window, by month and what else it is told.

    `ends` is the month of the year in which the windows end that are wanted; 0 for all.
    """
    return partial(SUMS[window], ends=ends, few=not catalog.table(table).large)
