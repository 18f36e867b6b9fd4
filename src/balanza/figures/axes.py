"""Axes: rules and words at values that we choose, in the notation of the chart's language."""

import json
from collections.abc import Iterator, Mapping
from math import floor
from typing import Any, TypeAlias

from balanza.figures.elements import element, number
from balanza.figures.plot import Plot, Spec

Label: TypeAlias = str | list[str]  # a list is one beneath the other
WORDS, WITHIN = "(", ")[indexof("
DOWN, MIDDLE, APART = 0.79, 0.3, 2  # of a letter's size; pixels between lines


def axis(labels: Mapping[float, Label], **look: Any) -> Spec:  # noqa: ANN401  of Vega
    """An axis that has a label at each of these values and no line along it."""
    values = json.dumps([*labels])
    words = json.dumps([*labels.values()], ensure_ascii=False)
    told = f"{WORDS}{words}{WITHIN}{values}, datum.value)]"
    return {"values": [*labels], "labelExpr": told, "domain": False, **look}


def labels(way: Spec) -> dict[float, Label]:
    """What `axis` was told."""
    words = way["labelExpr"].removeprefix(WORDS).partition(WITHIN)[0]
    return dict(zip(way["values"], json.loads(words), strict=True))


def axes(chart: Spec, plot: Plot) -> Iterator[str]:
    """The axes of a chart as SVG: what it lays on, then ticks and labels."""
    look, told = chart["config"]["axis"], _told(chart)
    if up := told["y"]:
        if up.get("grid", True):
            yield from (_grid(it, plot, look) for it in up["values"])
        yield from (
            _beside(plot.down(value), label, look) for value, label in labels(up).items()
        )
    if along := told["x"]:
        ticked = along.get("ticks", True)
        if ticked:
            yield from (_tick(it, plot, look) for it in along["values"])
        room = ticked * look["tickSize"] + look["labelPadding"]
        for value, label in labels(along).items():
            yield from _beneath((plot.across(value), plot.y.pixels + room), label, look)


def _told(chart: Spec) -> dict[str, Spec | None]:
    """The axes, which the first layer that is placed has."""
    first: Spec = next(
        (it["encoding"] for it in chart["layer"] if "x" in it.get("encoding", {})), {}
    )
    return {way: first.get(way, {}).get("axis") for way in ("x", "y")}


def _crisp(pixels: float) -> float:
    """The middle of a pixel: a rule there is as sharp as can be."""
    return floor(pixels + 0.5) + 0.5


def _grid(value: float, plot: Plot, look: Spec) -> str:
    y = number(_crisp(plot.down(value)))
    ends = {"x1": "0.5", "y1": y, "x2": number(plot.x.pixels + 0.5), "y2": y}
    return element("line", **ends, stroke=look["gridColor"])


def _tick(value: float, plot: Plot, look: Spec) -> str:
    x, top = number(_crisp(plot.across(value))), plot.y.pixels + 0.5
    ends = {"x1": x, "y1": number(top), "x2": x, "y2": number(top + look["tickSize"])}
    return element("line", **ends, stroke=look["tickColor"])


def _beside(down: float, label: Label, look: Spec) -> str:
    size = look["labelFontSize"]
    at = {
        "x": number(0.5 - look["labelPadding"]),
        "y": number(down + 0.5 + round(MIDDLE * size)),
    }
    return _text(label if isinstance(label, str) else " ".join(label), at, "end", look)


def _beneath(at: tuple[float, float], label: Label, look: Spec) -> Iterator[str]:
    size = look["labelFontSize"]
    left, top = at[0] + 0.5, at[1] + 0.5 + round(DOWN * size)
    for n, line in enumerate([label] if isinstance(label, str) else label):
        place = {"x": number(left), "y": number(top + n * (size + APART))}
        yield _text(line, place, "middle", look)


def _text(text: str, at: Mapping[str, str], anchor: str, look: Spec) -> str:
    size = number(look["labelFontSize"])
    return element(
        "text", text, **at, text_anchor=anchor, font_size=size, fill=look["labelColor"]
    )
