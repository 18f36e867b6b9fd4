"""Concentration over time, before the bands in which those who judge it speak of it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from balanza.definitions import Definition, define_all
from balanza.figures.axes import axis
from balanza.figures.canvas import SIZE, SMALL, Canvas, Sheet
from balanza.figures.lettering import room
from balanza.figures.months import month_axis, year_of
from balanza.figures.palette import colour
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.spec import Figure, Words
from balanza.units import index

LEAD, LEFT, LEAST, HEAD, LINE = 12, 36, 0.22, 1.12, 15


class Band(Definition, frozen=True, kw_only=True):
    """A range of concentration, from `above` on, and what it is called in each language."""

    above: float
    colour: str
    says: dict[str, str]
    source: str


@cache
def bands() -> tuple[Band, ...]:
    """The bands from the lowest, as thresholds.yaml states them."""
    found = define_all(Band, "balanza.figures", "thresholds.yaml").values()
    return tuple(sorted(found, key=lambda it: it.above))


def gauge(rows: Sequence[Row], figure: Figure, words: Words, sheet: Sheet) -> Spec:
    """Draw `figure.y` over `figure.x` before the bands of `thresholds.yaml`.

    The last value is written as the index and as so many equal suppliers.

    Reads  figure.x (month), figure.y (a concentration between nought and one)
    """
    points = _points(rows, figure)
    ends = _end(points[-1], words)
    right = LEAD + max(room(it["text"], it["letters"], it["bold"]) for it in ends)
    most = max(LEAST, HEAD * max(it["y"] for it in points))
    up = Scale(0, most, sheet.plot(260 if sheet.narrow else 280, 34))
    along = Scale(points[0]["x"], points[-1]["x"], sheet.width - LEFT - right)
    canvas = Canvas(
        along, up, LEFT, right, 8, 26, x_axis=month_axis(along), y_axis=_levels(up, words)
    )
    shown = [it for it in bands() if it.above < most]
    tops = [*(it.above for it in shown[1:]), most]
    areas = [_area(band, top, along) for band, top in zip(shown, tops, strict=True)]
    return canvas.chart(
        [
            canvas.layer("rect", areas),
            canvas.layer("line", points, color=colour("ink"), strokeWidth=2.6),
            canvas.layer("circle", [_last(points)], size=60, color=colour("ink"), opacity=1),
            *canvas.texts(_names(areas, points, words, canvas)),
            *canvas.texts([_start(points[0], canvas, words)]),
            *canvas.texts(_placed(ends, canvas)),
        ]
    )


def _points(rows: Sequence[Row], figure: Figure) -> list[dict[str, Any]]:
    return [
        {
            "key": "@",
            "month": it[figure.x].isoformat(),
            "x": year_of(it[figure.x]),
            "y": it[figure.y],
        }
        for it in sorted(rows, key=lambda row: row[figure.x])
    ]


def _last(points: Sequence[Row]) -> Row:
    return {**points[-1], "key": f"@{points[-1]['month']}"}


def _levels(up: Scale, words: Words) -> Spec:
    values = [0.0, *(it.above for it in bands() if 0 < it.above < up.high)]
    return axis({it: words.notation.marked(f"{it:.2f}") for it in values}, ticks=False)


def _area(band: Band, top: float, along: Scale) -> dict[str, Any]:
    return {
        "band": band.name,
        "x": along.low,
        "x_end": along.high,
        "y": band.above,
        "y_end": top,
        "colour": colour(band.colour),
    }


def _names(
    areas: Sequence[Row], points: Sequence[Row], words: Words, canvas: Canvas
) -> list[Row]:
    """The name of each band, at its top or at its foot: where the line is farther away."""
    named = {it.name: it.says for it in bands()}
    found: list[Row] = []
    for area in areas:
        text = named[area["band"]][words.language]
        x = area["x"] + canvas.x.length(8)
        reach = x + canvas.x.length(room(text, SMALL) + 8)
        line = [it["y"] for it in points if it["x"] <= reach]
        line.append(_start(points[0], canvas, words)["y"])
        places = [
            area["y_end"] - canvas.y.length(LINE * 0.75),
            area["y"] + canvas.y.length(LINE * 0.75),
        ]
        y = max(places, key=lambda place: min(abs(place - it) for it in line))
        look = {"align": "left", "letters": SMALL, "colour": colour("muted")}
        found.append({"text": text, "x": x, "y": y, **look})
    return found


def _end(last: Row, words: Words) -> list[dict[str, Any]]:
    """The last value, and beneath it how many equal suppliers would be as concentrated."""
    said = words.phrases.equal_suppliers.format(
        number=words.notation.marked(f"{1 / last['y']:.1f}")
    )
    first, _, second = said.partition("|")
    look = {"bold": False, "letters": SMALL, "colour": colour("muted")}
    return [
        {**last, "text": index(last["y"], words.notation), "bold": True, "letters": SIZE + 1},
        {**last, "text": first.strip(), **look},
        {**last, "text": second.strip(), **look},
    ]


def _start(first: Row, canvas: Canvas, words: Words) -> Row:
    beneath = first["y"] - canvas.y.length(LINE * 0.8)
    return {**first, "text": index(first["y"], words.notation), "align": "left", "y": beneath}


def _placed(ends: Sequence[Row], canvas: Canvas) -> list[Row]:
    return [
        {
            **it,
            "align": "left",
            "x": it["x"] + canvas.x.length(LEAD),
            "y": it["y"] - canvas.y.length((LINE - 1) * n),
        }
        for n, it in enumerate(ends)
    ]
