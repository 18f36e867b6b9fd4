"""Where values lie: a scale for each way, in pixels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]
Spec: TypeAlias = dict[str, Any]  # a chart, or a part of one, as Vega-Lite writes it
APART = 40  # pixels between ticks, about


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`, in units of the data, over `pixels`."""

    low: float
    high: float
    pixels: float

    @classmethod
    def around(
        cls, values: Iterable[float], pixels: float, before: float, after: float
    ) -> "Scale":
        """The scale that leaves so many pixels free before the least value and after the most.

        Nought always lies on it.
        """
        found = [0.0, *values]
        low, high = min(found), max(found)
        unit = (high - low or 1.0) / (pixels - before - after)
        return cls(low - before * unit, high + after * unit, pixels)

    def ticks(self, most: int) -> list[float]:
        """Round numbers on the scale, at most so many and about as far apart as fits.

        >>> Scale(-299, 38, 400).ticks(6)
        [-200.0, -100.0, 0.0]
        """
        rough = (self.high - self.low) / min(most, ceil(self.pixels / APART))
        unit = 10.0 ** floor(log10(rough))
        step = next(it for it in (unit, 2 * unit, 5 * unit, 10 * unit) if it >= rough)
        first, last = ceil(self.low / step), floor(self.high / step)
        return [round(n * step, 10) + 0.0 for n in range(first, last + 1)]

    def length(self, pixels: float) -> float:
        """So many pixels in units of the data."""
        return pixels * (self.high - self.low) / self.pixels

    def place(self, value: float) -> float:
        """How many pixels `value` lies from the low end."""
        return (value - self.low) / (self.high - self.low) * self.pixels

    def channel(self, column: str, axis: Spec | None) -> Spec:
        """What places the marks of `column` along the scale, as Vega-Lite writes it."""
        scale = {"domain": [self.low, self.high], "nice": False, "zero": False}
        way = {"field": column, "type": "quantitative", "title": None}
        return {**way, "scale": scale, "axis": axis}


@dataclass(frozen=True, slots=True)
class Plot:
    """The area within the axes: pixels from its left edge, and from its top down."""

    x: Scale
    y: Scale

    def across(self, value: float) -> float:
        """Where a value of the one way lies."""
        return self.x.place(value)

    def down(self, value: float) -> float:
        """Where a value of the other way lies."""
        return self.y.pixels - self.y.place(value)
