"""The marks of a chart as SVG: those words of Vega-Lite that our charts are written in."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from math import sqrt
from typing import TypeAlias

from balanza.definitions import choose
from balanza.figures.axes import MIDDLE
from balanza.figures.elements import element, number
from balanza.figures.land import land
from balanza.figures.plot import Plot, Row, Spec

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
USUAL = {
    "line": 2.0,
    "circle": 2.0,
    "point": 2.0,
}  # how wide a stroke is that says nothing of it
Mark: TypeAlias = Callable[[Row, Spec, Plot], str]


def marks(layer: Spec, plot: Plot) -> Iterator[str]:
    """The marks of a layer, one for each of its rows; of a line, one for each series.

    Raises  UnknownName when it is of a kind that is not drawn here
    """
    look = layer["mark"]
    if look["type"] == "geoshape":
        yield land(layer)
    elif look["type"] == "line":
        yield from _lines(layer["data"]["values"], look, plot)
    else:
        drawn = choose("mark", look["type"], MARKS)
        yield from (drawn(row, look, plot) for row in layer["data"]["values"])


def _key(row: Row) -> str | None:
    return row.get("key")


def _colour(row: Row, look: Spec) -> str | None:
    return row.get("colour") or look.get("color")


def _width(look: Spec) -> str | None:
    """How wide a stroke is, where it is not a pixel wide."""
    wide = look.get("strokeWidth", USUAL.get(look["type"], 1.0))
    return None if wide == 1 else number(wide)


def _rule(row: Row, look: Spec, plot: Plot) -> str:
    x, y = plot.across(row["x"]), plot.down(row["y"])
    x_end = plot.across(row["x_end"]) if "x_end" in row else x
    y_end = plot.down(row["y_end"]) if "y_end" in row else y
    dashes = " ".join(map(number, look.get("strokeDash", ())))
    return element(
        "line",
        data_key=_key(row),
        x1=number(x),
        y1=number(y),
        x2=number(x_end),
        y2=number(y_end),
        stroke=_colour(row, look),
        stroke_width=_width(look),
        stroke_dasharray=dashes or None,
        stroke_linecap=look.get("strokeCap"),
    )


def _rect(row: Row, look: Spec, plot: Plot) -> str:
    left, right = sorted((plot.across(row["x"]), plot.across(row["x_end"])))
    top, foot = sorted((plot.down(row["y"]), plot.down(row["y_end"])))
    wide, high = number(right - left), number(foot - top)
    edge = row.get("edge")
    return element(
        "path",
        data_key=_key(row),
        d=f"M{number(left)},{number(top)}h{wide}v{high}h-{wide}Z",
        fill=_colour(row, look),
        stroke=edge,
        stroke_width=_width(look) if edge else None,
    )


def _lines(rows: list[Row], look: Spec, plot: Plot) -> Iterator[str]:
    """A line through the points of each series, from left to right."""
    ordered = sorted(rows, key=lambda it: str(it.get("series", "")))
    for _, found in groupby(ordered, key=lambda it: it.get("series")):
        points = sorted(found, key=lambda it: float(it["x"]))
        places = (
            f"{number(plot.across(it['x']))},{number(plot.down(it['y']))}" for it in points
        )
        yield element(
            "path",
            data_key=_key(points[0]),
            d=f"M{'L'.join(places)}",
            stroke=_colour(points[0], look),
            stroke_width=_width(look),
        )


def _disc(row: Row, look: Spec, plot: Plot) -> str:
    """A circle as wide as a square of so many square pixels."""
    edge, opacity = look.get("stroke"), look["opacity"]
    return element(
        "circle",
        data_key=_key(row),
        cx=number(plot.across(row["x"])),
        cy=number(plot.down(row["y"])),
        r=number(sqrt(row.get("area", look.get("size"))) / 2),
        fill=look.get("fill") or _colour(row, look),
        stroke=edge,
        stroke_width=_width(look) if edge else None,
        opacity=None if opacity == 1 else number(opacity),
    )


def _text(row: Row, look: Spec, plot: Plot) -> str:
    size, weight = look["fontSize"], look["fontWeight"]
    return element(
        "text",
        row["text"],
        data_key=_key(row),
        x=number(plot.across(row["x"])),
        y=number(plot.down(row["y"]) + round(MIDDLE * size)),
        text_anchor=ANCHORS[look["align"]],
        font_size=number(size),
        font_weight=str(weight),
        fill=row["colour"],
    )


MARKS: Mapping[str, Mark] = {
    "rule": _rule,
    "rect": _rect,
    "circle": _disc,
    "point": _disc,
    "text": _text,
}
