"""The sheet a chart is drawn on: its size, its scales, and layers of one mark each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from balanza.figures.palette import colour
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.typeface import STACK

SIZE, SMALL, NARROW, LEAST = 12, 11, 500, 60
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
CHANNELS: Mapping[str, tuple[str, Spec]] = {
    "x_end": ("x2", {"field": "x_end"}),
    "y_end": ("y2", {"field": "y_end"}),
    "colour": ("color", {"field": "colour", "type": "nominal", "scale": None}),
    "edge": ("stroke", {"field": "edge", "type": "nominal", "scale": None}),
    "series": ("detail", {"field": "series", "type": "nominal"}),
    "text": ("text", {"field": "text", "type": "nominal"}),
    "area": ("size", {"field": "area", "type": "quantitative", "scale": None}),
    "key": ("description", {"field": "key", "type": "nominal"}),
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
class Canvas:
    """Margins in pixels around a plot, its two scales, and their axes if it shows them."""

    x: Scale
    y: Scale
    left: float
    right: float
    top: float
    bottom: float
    x_axis: Spec | None = None
    y_axis: Spec | None = None

    def chart(self, layers: Iterable[Spec]) -> Spec:
        """`layers` upon one another, exactly as large as plot and margins."""
        return {
            "$schema": SCHEMA,
            "width": self.x.pixels,
            "height": self.y.pixels,
            "padding": {it: getattr(self, it) for it in ("left", "right", "top", "bottom")},
            "autosize": {"type": "none"},
            "config": _config(),
            "layer": _with_axes_once(list(layers)),
        }

    def layer(self, mark: str, rows: Iterable[Row], **look: Any) -> Spec:  # noqa: ANN401  of Vega
        """A mark of that look for each of `rows`; each column that CHANNELS names is drawn.

        Where rows have a key, their marks say what they are of.
        """
        found = list(rows)
        columns = {it for it in (found[0] if found else {}) if found[0][it] is not None}
        channels = (way for column, way in CHANNELS.items() if column in columns)
        keyed = {"aria": True} if "key" in columns else {}
        return {
            "data": {"values": found},
            "mark": {"type": mark, **keyed, **look},
            "encoding": {
                "x": self.x.channel("x", self.x_axis),
                "y": self.y.channel("y", self.y_axis),
                **dict(channels),
            },
        }

    def texts(self, rows: Iterable[Row]) -> list[Spec]:
        """The text of each row at its place, with the align, bold, letters, colour it names."""
        sorts: dict[tuple[Any, Any, int, bool], list[Row]] = {}
        for row in rows:
            weight = 600 if row.get("bold") else 400
            sort = row.get("align", "center"), weight, row.get("letters", SIZE), "key" in row
            sorts.setdefault(sort, []).append({"colour": colour("ink"), **row})
        return [
            self.layer("text", found, align=align, fontWeight=weight, fontSize=letters)
            for (align, weight, letters, _), found in sorted(sorts.items())
        ]


def _with_axes_once(layers: list[Spec]) -> list[Spec]:
    """Layers of which the first that is placed has the axes: they share them."""
    placed = [it for it in layers if "x" in it.get("encoding", {})]
    for way in (it["encoding"][name] for it in placed[1:] for name in ("x", "y")):
        if way["axis"] is not None:
            del way["axis"]
    return layers


def _config() -> Spec:
    muted, axis, rule = colour("muted"), colour("axis"), colour("rule")
    return {
        "aria": False,
        "background": "transparent",
        "font": STACK,
        "view": {"stroke": None},
        "text": {"fontSize": SIZE, "color": colour("ink")},
        "axis": {
            "labelFontSize": SIZE,
            "labelColor": muted,
            "labelPadding": 6,
            "labelOverlap": False,
            "labelFlush": False,
            "labelLimit": 0,
            "gridColor": rule,
            "domainColor": axis,
            "tickColor": axis,
            "tickSize": 4,
        },
    }
