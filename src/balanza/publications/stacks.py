"""A waterfall as stacked bars, which every office program can draw."""

from dataclasses import dataclass
from typing import TypeAlias

from balanza.publications.chart import Chart

Parts: TypeAlias = tuple[float, ...]
ROOM = 0.09  # of the whole breadth, for a number beyond its bar


@dataclass(frozen=True, slots=True)
class Stacks:
    """What is stacked from nought, a column for each step.

    `base` is not seen; `above` and `below` are the bar on either side of nought; `beyond` is
    not seen either, and carries the number at its foot.
    """

    base: Parts
    above: Parts
    below: Parts
    beyond: Parts


def stacks(chart: Chart) -> Stacks:
    """The steps of a waterfall, each from the end of the one before, the last from nought."""
    sizes = [value or 0.0 for value in chart.series[0].values]
    bars = _bars(sizes)
    ends = [end for bar in bars for end in bar]
    room = ROOM * (max(ends) - min(ends))
    return Stacks(
        base=tuple(max(0.0, low) + min(0.0, high) for low, high in bars),
        above=tuple(max(0.0, high) - max(0.0, low) for low, high in bars),
        below=tuple(min(0.0, low) - min(0.0, high) for low, high in bars),
        beyond=tuple(room if high > 0 else -room for _, high in bars),
    )


def _bars(sizes: list[float]) -> list[tuple[float, float]]:
    """From where to where each bar goes, the lower end first."""
    found, level = [], 0.0
    for size in sizes[:-1]:
        found.append((min(level, level + size), max(level, level + size)))
        level += size
    return [*found, (min(0.0, sizes[-1]), max(0.0, sizes[-1]))]
