"""Where an axis of a native chart has its numbers, and how it writes them."""

import re
from itertools import accumulate
from math import floor, log10

from balanza.publications.chart import Chart
from balanza.publications.office import unsigned

LINES = 7  # an axis has about so many numbers and no more
NICE = (1, 2, 5, 10)
LYING = ("bars", "waterfall")  # kinds whose bars lie
SHORT, YEARS = 72, 8  # months: shown a year apart; and how many years an axis may name
DECIMALS = re.compile(r"(?<=0)\.0+")


def step(chart: Chart) -> float:
    """How far the numbers of the axis are apart: one, two or five of its tens.

    >>> from balanza.publications.chart import Series
    >>> shares = (Series("Mexico", (0.08, 0.43), ("#000000",)),)
    >>> step(Chart(kind="columns", categories=("a", "b"), series=shares, unit="", form="0.0%"))
    0.1
    """
    low, high = _ends(chart)
    rough = (high - low) / LINES or 1.0
    tens = 10.0 ** floor(log10(rough))
    found = next(it * tens for it in NICE if it * tens >= rough * (1 - 1e-9))
    return max(1.0, found) if chart.falling else round(found, 12)


def form_along(chart: Chart) -> str:
    """How the numbers of the axis are written: with no more decimals than their step has."""
    apart = step(chart) * (100 if "%" in chart.form else 1)
    needed = max(0, -floor(log10(apart) + 1e-9))
    return DECIMALS.sub("." + "0" * needed if needed else "", unsigned(chart.form))


def months_apart(chart: Chart) -> int:
    """How many months lie between two that an axis of months names: whole years."""
    years = -(-len(chart.categories) // 12)
    return 12 if len(chart.categories) <= SHORT else 12 * -(-years // YEARS)


def _ends(chart: Chart) -> tuple[float, float]:
    """The least and the greatest that is drawn, nought among them but for places."""
    rows = [[it for it in one.values if it is not None] for one in chart.series]
    if chart.kind == "waterfall":
        rows = [[*accumulate(rows[0][:-1]), rows[0][-1]]]
    values = [it for row in rows for it in row]
    origin = 1.0 if chart.falling else 0.0
    return min(origin, *values), max(origin, *values)
