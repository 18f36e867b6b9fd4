"""Notes on lines: who passed whom and what was a record, written where the plot is free."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from balanza.figures.canvas import SMALL, Canvas
from balanza.figures.lettering import room
from balanza.figures.months import year_of
from balanza.figures.palette import colour
from balanza.figures.placing import Box, Room
from balanza.figures.plot import Row, Spec
from balanza.figures.spec import Words
from balanza.figures.turns import Passing, Series, passings, peak
from balanza.units import percent

AWAY, HIGH, OFF, ASIDE, FAR = range(8, 150, 11), 15, 48, 5, 12
Said = tuple[float, float, str]


def turns(series: Series, of: Sequence[str], words: Words, canvas: Canvas) -> list[Said]:
    """Where something is worth a note, and what: the latest overtakings, then earlier peaks.

    What lies along the line of nought is left out: there everything passes everything.
    """
    months = {year_of(date.fromisoformat(it)): it for it in words.labels if it[:4].isdigit()}
    when = {x: words.labels[month] for x, month in months.items()}
    found = [(it.x, it.y, f"{passed(it, words)}, {when[it.x]}") for it in passings(series, of)]
    peaks = [peak(series, code) for code in of if code in series]
    found += [
        (
            it.x,
            it.y,
            words.phrases.peak.format(value=percent(it.y, words.notation), when=when[it.x]),
        )
        for it in peaks
        if not it.is_last
    ]
    return [it for it in found if canvas.y.place(it[1]) > OFF]


def passed(it: Passing, words: Words) -> str:
    """An overtaking in words."""
    return words.phrases.passes.format(one=words.named(it.one), other=words.named(it.other))


def courses(points: Iterable[Row]) -> dict[str, list[tuple[float, float]]]:
    """The points of each series, in their order."""
    found: dict[str, list[tuple[float, float]]] = {}
    for it in points:
        found.setdefault(it["series"], []).append((it["x"], it["y"]))
    return found


def notes(
    said: Iterable[Said], series: Series, names: Iterable[Row], canvas: Canvas, most: int
) -> list[dict[str, Any]]:
    """As many of `said` as there are places for, which no line of `series` and no name takes.

    Returns  text, x, y (its middle), at_x, at_y (what it is of), edge_x, edge_y (where a line
             from there meets it), letters, colour
    """
    space = Room(Box(0, 0, canvas.x.pixels + canvas.right, canvas.y.pixels))
    for line in series.values():
        space.draw([_pixels(canvas, *point) for point in line], half=ASIDE)
    for it in names:
        space.take(_box(it, canvas))
    found: list[dict[str, Any]] = []
    for x, y, text in said:
        extent = room(text, SMALL) + 4, HIGH
        box = space.place(*_pixels(canvas, x, y), extent, AWAY) if len(found) < most else None
        if box:
            found.append({"text": text, **_placed(box, (x, y), canvas)})
    return found


def rings(noted: Sequence[Row], canvas: Canvas) -> list[Spec]:
    """A ring where a note belongs, and a fine line from there to its words."""
    ways = [
        {"x": it["at_x"], "y": it["at_y"], "x_end": it["edge_x"], "y_end": it["edge_y"]}
        for it in noted
    ]
    at = [{"x": it["at_x"], "y": it["at_y"]} for it in noted]
    look: dict[str, Any] = {
        "size": 38,
        "filled": True,
        "fill": colour("paper"),
        "stroke": colour("ink"),
    }
    return [
        canvas.layer("rule", ways, color=colour("axis"), strokeWidth=0.75),
        canvas.layer("point", at, **look, strokeWidth=1.4, opacity=1),
    ]


def _pixels(canvas: Canvas, x: float, y: float) -> tuple[float, float]:
    return canvas.x.place(x), canvas.y.place(y)


def _box(name: Row, canvas: Canvas) -> Box:
    """What a name to the right of its line takes."""
    x, y = _pixels(canvas, name["x"], name["y"])
    return Box(x - FAR, y - HIGH / 2, canvas.x.pixels + canvas.right, y + HIGH / 2)


def _placed(box: Box, at: tuple[float, float], canvas: Canvas) -> Mapping[str, Any]:
    x, y = _pixels(canvas, *at)
    edge = box.nearest(x, y)
    middle = (box.left + box.right) / 2, (box.low + box.high) / 2
    return {
        "x": canvas.x.low + canvas.x.length(middle[0]),
        "y": canvas.y.low + canvas.y.length(middle[1]),
        "at_x": at[0],
        "at_y": at[1],
        "edge_x": canvas.x.low + canvas.x.length(edge[0]),
        "edge_y": canvas.y.low + canvas.y.length(edge[1]),
        "letters": SMALL,
        "colour": colour("muted"),
    }
