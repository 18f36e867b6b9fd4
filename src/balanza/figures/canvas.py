"""The sheet a chart is drawn on: its size, its scales, and layers of one mark each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, TypeAlias

import altair as alt

from balanza.figures.palette import colour
from balanza.figures.typeface import STACK

Row: TypeAlias = Mapping[str, Any]
SIZE, SMALL, NARROW, LEAST = 12, 11, 500, 60
CHANNELS: Mapping[str, tuple[str, alt.SchemaBase]] = {
    "x_end": ("x2", alt.X2("x_end:Q")),
    "y_end": ("y2", alt.Y2("y_end:Q")),
    "colour": ("color", alt.Color("colour:N", scale=None)),
    "edge": ("stroke", alt.Stroke("edge:N", scale=None)),
    "series": ("detail", alt.Detail("series:N")),
    "text": ("text", alt.Text("text:N")),
    "area": ("size", alt.Size("area:Q", scale=None)),
    "key": ("description", alt.Description("key:N")),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room that a chart has in pixels; without a height it takes what it needs."""

    width: int
    height: float = 0

    @property
    def narrow(self) -> bool:
        """Whether it is of a phone's breadth."""
        return self.width < NARROW

    def plot(self, usual: float, around: float) -> float:
        """How high the plot is that has so many pixels `around` it."""
        return max(self.height - around, LEAST) if self.height else usual


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
        """Round numbers on the scale, at most so many.

        >>> Scale(-299, 38, 400).ticks(6)
        [-200.0, -100.0, 0.0]
        """
        rough = (self.high - self.low) / most
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

    @property
    def vega(self) -> alt.Scale:
        """The scale as Altair writes it."""
        return alt.Scale(domain=[self.low, self.high], nice=False, zero=False)


@dataclass(frozen=True, slots=True)
class Canvas:
    """Margins in pixels around a plot, its two scales, and their axes if it shows them."""

    x: Scale
    y: Scale
    left: float
    right: float
    top: float
    bottom: float
    x_axis: alt.Axis | None = None
    y_axis: alt.Axis | None = None

    def chart(self, layers: Iterable[alt.Chart]) -> alt.LayerChart:
        """`layers` upon one another, exactly as large as plot and margins."""
        margins = {side: getattr(self, side) for side in ("left", "right", "top", "bottom")}
        return alt.LayerChart(
            layer=[_keyed(it) for it in layers],
            width=self.x.pixels,
            height=self.y.pixels,
            padding=margins,
            autosize=alt.AutoSizeParams(type="none"),
            config=_config(),
        )

    def layer(self, rows: Iterable[Row]) -> alt.Chart:
        """Rows ready for a mark: each column that CHANNELS names is drawn.

        As a tuple they go into the chart once: Altair copies lists at every step.
        """
        found = tuple(rows)
        columns = {it for it in (found[0] if found else {}) if found[0][it] is not None}
        channels: dict[str, Any] = {
            name: way for column, (name, way) in CHANNELS.items() if column in columns
        }
        drawn: alt.Chart = alt.Chart({"values": found}).encode(
            x=alt.X("x:Q", scale=self.x.vega, axis=self.x_axis, title=None),
            y=alt.Y("y:Q", scale=self.y.vega, axis=self.y_axis, title=None),
            **channels,
        )
        return drawn

    def texts(self, rows: Iterable[Row]) -> list[alt.Chart]:
        """The text of each row at its place, with the align, bold, letters, colour it names."""
        sorts: dict[tuple[Any, Any, int, bool], list[Row]] = {}
        for row in rows:
            weight = 600 if row.get("bold") else 400
            sort = row.get("align", "center"), weight, row.get("letters", SIZE), "key" in row
            sorts.setdefault(sort, []).append({"colour": colour("ink"), **row})
        return [
            self.layer(found).mark_text(align=align, fontWeight=weight, fontSize=letters)
            for (align, weight, letters, _), found in sorted(sorts.items())
        ]


def _keyed(layer: alt.Chart) -> alt.Chart:
    """`layer`, whose marks say what they are of where its rows have a key."""
    drawn: alt.Chart = layer
    if drawn.encoding["description"] is not alt.Undefined:
        named = isinstance(drawn.mark, str)
        drawn.mark = alt.MarkDef(type=drawn.mark) if named else drawn.mark
        drawn.mark.aria = True
    return drawn


def _config() -> alt.Config:
    muted, axis, rule = colour("muted"), colour("axis"), colour("rule")
    return alt.Config(
        aria=False,
        background="transparent",
        font=STACK,
        view=alt.ViewConfig(stroke=None),
        text=alt.MarkConfig(fontSize=SIZE, color=colour("ink")),
        axis=alt.AxisConfig(
            labelFontSize=SIZE,
            labelColor=muted,
            labelPadding=6,
            labelOverlap=False,
            labelFlush=False,
            labelLimit=0,
            gridColor=rule,
            domainColor=axis,
            tickColor=axis,
            tickSize=4,
        ),
    )
