"""The axis of months, which names the years."""

from datetime import date
from math import ceil, floor

from balanza.figures.axes import axis
from balanza.figures.plot import Scale, Spec

BETWEEN = 44  # pixels that a year's name keeps from the next


def year_of(month: date) -> float:
    """A month as a place on the axis: its year and the part of it that is gone."""
    return round(month.year + (month.month - 1) / 12, 3)


def month_axis(along: Scale) -> Spec:
    """Years at their January, the last always, others where there is room."""
    first, last = ceil(along.low), floor(along.high)
    every = next((it for it in (1, 2, 5, 10, 20) if it >= along.length(BETWEEN)), 50)
    values = [it for it in range(first, last + 1) if (last - it) % every == 0]
    return axis({it: str(it) for it in values}, grid=False)
