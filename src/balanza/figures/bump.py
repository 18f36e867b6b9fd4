"""Bump chart: the places that partners take, year after year, named at both ends."""

from collections.abc import Sequence
from typing import Any

from balanza.figures.axes import axis
from balanza.figures.canvas import SIZE, Canvas, Sheet
from balanza.figures.lettering import room
from balanza.figures.months import BETWEEN
from balanza.figures.notes import courses, notes, passed, rings
from balanza.figures.palette import colour, partner_colour
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.spec import Figure, Words
from balanza.figures.turns import passings

LANE, LEAD, DOT, STRONG_DOT, THIN, STRONG = 32, 12, 50, 110, 2, 4
NOTES = {True: 1, False: 3}  # so many on a phone, so many elsewhere


def bump(rows: Sequence[Row], figure: Figure, words: Words, sheet: Sheet) -> Spec:
    """Draw the place `figure.y` of each `figure.series` over `figure.x`, the first at the top.

    The first `figure.top` places are shown. The highlighted that hold a lower one stand
    beneath them, with their place.

    Reads  figure.x (date), figure.series, figure.y (place, from 1)
    """
    points = _points(rows, figure)
    ends = _ends(points, words)
    sides = [max(room(it["text"], SIZE, it["bold"]) for it in side) for side in ends]
    left, right = (it + LEAD for it in sides)
    lanes = max(it["y"] for it in points)
    periods = sorted({it["period"] for it in points})
    high = sheet.plot(LANE * lanes, 12 + 34)
    along = Scale(0, max(len(periods) - 1, 1), sheet.width - left - right)
    down = Scale(lanes + 0.5, 0.5, high)
    canvas = Canvas(along, down, left, right, 12, 34, x_axis=_periods(periods, words, along))
    named = [{**it, "x": it["x"] + along.length(it["lead"])} for side in ends for it in side]
    said = _said(points, figure, words)
    noted = notes(said, courses(points), named[len(ends[0]) :], canvas, NOTES[sheet.narrow])
    beyond = _beyond(points, figure, canvas)
    return canvas.chart(
        [
            canvas.layer("rule", beyond, color=colour("axis"), strokeDash=[2, 3]),
            *_lines(points, canvas),
            *rings(noted, canvas),
            *canvas.texts([*named, *noted]),
        ]
    )


def _points(rows: Sequence[Row], figure: Figure) -> list[dict[str, Any]]:
    """One row per partner and period on the chart: place (the true one), y (its lane)."""
    periods = sorted({row[figure.x] for row in rows})
    low = [
        code
        for code in figure.highlight
        if any(row[figure.series] == code and row[figure.y] > figure.top for row in rows)
    ]
    return [
        {
            "period": row[figure.x].isoformat(),
            "x": periods.index(row[figure.x]),
            "series": row[figure.series],
            "key": f"{row[figure.series]}@{row[figure.x].isoformat()}",
            "place": row[figure.y],
            "y": min(row[figure.y], figure.top + 1 + _nth(low, row[figure.series])),
            "bold": row[figure.series] in figure.highlight,
            "colour": partner_colour(row[figure.series]),
        }
        for row in sorted(rows, key=lambda row: (row[figure.series], row[figure.x]))
        if row[figure.y] <= figure.top or row[figure.series] in low
    ]


def _nth(codes: Sequence[str], code: str) -> int:
    return codes.index(code) if code in codes else 0


def _ends(points: Sequence[Row], words: Words) -> list[list[dict[str, Any]]]:
    """The names at the left end and at the right one, each with its place."""
    last = max(it["x"] for it in points)
    sides = []
    for at, align, lead in ((0, "right", -LEAD), (last, "left", LEAD)):
        sides.append(
            [
                {
                    **it,
                    "text": _named(it, words, align),
                    "align": align,
                    "lead": lead,
                }
                for it in points
                if it["x"] == at
            ]
        )
    return sides


def _named(it: Row, words: Words, align: str) -> str:
    name = words.labels.get(it["series"], it["series"])
    place = str(it["place"])
    return f"{name}  {place}" if align == "right" else f"{place}  {name}"


def _periods(periods: Sequence[str], words: Words, along: Scale) -> Spec:
    texts = [words.labels.get(it, it[:4]).split(" ", 1) for it in periods]
    step = along.pixels / max(len(periods) - 1, 1)
    every = next((n for n in (1, 2, 3, 4, 6) if n * step >= BETWEEN), 12)
    shown = (n for n in range(len(periods)) if (len(periods) - 1 - n) % every == 0)
    return axis({n: texts[n] for n in shown}, grid=False, ticks=False)


def _lines(points: Sequence[Row], canvas: Canvas) -> list[Spec]:
    """The unhighlighted beneath, the highlighted above; a gap where one was off the chart."""
    layers = []
    for bold, width, dot in ((False, THIN, DOT), (True, STRONG, STRONG_DOT)):
        mine = [it for it in points if it["bold"] == bold]
        runs = [
            {"x": it["x"], "y": it["y"], "x_end": after["x"], "y_end": after["y"], **_look(it)}
            for it in mine
            for after in mine
            if after["series"] == it["series"] and after["x"] == it["x"] + 1
        ]
        layers.append(canvas.layer("rule", runs, strokeWidth=width, strokeCap="round"))
        layers.append(canvas.layer("circle", mine, size=dot, opacity=1, stroke=colour("paper")))
    return layers


def _look(it: Row) -> dict[str, Any]:
    return {"series": it["series"], "key": it["series"], "colour": it["colour"]}


def _said(
    points: Sequence[Row], figure: Figure, words: Words
) -> list[tuple[float, float, str]]:
    """Who of the highlighted passed whom, and where their lines cross."""
    series = courses({**it, "y": -it["y"]} for it in points)
    lanes = {(it["series"], it["x"]): it["y"] for it in points}
    found = []
    for it in passings(series, figure.highlight):
        before, after = (
            [lanes[code, x] for code in (it.one, it.other)] for x in (it.x - 1, it.x)
        )
        way = (before[0] - before[1]) / (before[0] - before[1] + after[1] - after[0])
        y = before[0] + way * (after[0] - before[0])
        found.append((it.x - 1 + way, y, passed(it, words)))
    return found


def _beyond(points: Sequence[Row], figure: Figure, canvas: Canvas) -> list[Row]:
    """A rule between the first places and those of the highlighted beneath them."""
    if max(it["y"] for it in points) <= figure.top:
        return []
    low, high = canvas.x.low, canvas.x.high
    left, right = canvas.x.length(canvas.left), canvas.x.length(canvas.right)
    return [{"x": low - left, "x_end": high + right, "y": figure.top + 0.5}]
