"""Lines: the course of each series over the months, named where its line ends."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from typing import Any

import altair as alt

from balanza.figures.canvas import NARROW, SIZE, Canvas, Row, Scale
from balanza.figures.lettering import room, spread, wrap
from balanza.figures.palette import colour, partner_colour
from balanza.figures.spec import Figure, Words

LINE, BETWEEN, LEAD, NOTICED, GUTTER, LEFT = 15, 44, 16, 2, 12, 36
THIN, USUAL, STRONG = 1, 1.6, 3.2


def lines(rows: Sequence[Row], figure: Figure, words: Words, width: int) -> alt.LayerChart:
    """Draw `figure.y` of each `figure.series` over `figure.x`, as percentages.

    The highlighted are strong; those that are not named stand behind the others in grey.

    Reads  figure.x (month), figure.series, figure.y (a ratio)
    """
    points = _points(rows, figure)
    ends = [
        {**it, "bold": it["stroke"] == STRONG, "text": _name(it, words)}
        for it in _last(points)
        if it["stroke"] > THIN
    ]
    canvas = _canvas(points, ends, words, width)
    names, marks = _spread(ends, canvas), _marks(words, canvas)
    zero = {"x": canvas.x.low, "y": 0, "x_end": canvas.x.high}
    layers = {width: canvas.layer(_coloured(points, width)) for width in (USUAL, STRONG)}
    return canvas.chart(
        [
            canvas.layer(marks).mark_rule(color=colour("rest")),
            canvas.layer([zero]).mark_rule(color=colour("ink")),
            canvas.layer(_rest(points, canvas)).mark_line(
                color=colour("rest"), strokeWidth=THIN
            ),
            *(it.mark_line(strokeWidth=width) for width, it in layers.items()),
            canvas.layer(_leaders(names, canvas)).mark_rule(strokeWidth=0.75),
            *canvas.texts(names),
            *canvas.texts(text for mark in marks for text in _texts(mark, canvas)),
        ]
    )


def _points(rows: Sequence[Row], figure: Figure) -> list[dict[str, Any]]:
    latest = max(row[figure.x] for row in rows)
    ends = {row[figure.series]: row[figure.y] for row in rows if row[figure.x] == latest}
    leading = sorted(ends, key=lambda code: (-ends[code], code))[: figure.top or None]
    strokes = dict.fromkeys(leading, USUAL) | dict.fromkeys(figure.highlight, STRONG)
    return [
        {
            "month": row[figure.x].isoformat(),
            "x": _year(row[figure.x]),
            "series": row[figure.series],
            "y": row[figure.y] / figure.scale,
            "stroke": strokes.get(row[figure.series], THIN),
        }
        for row in sorted(rows, key=lambda row: (row[figure.series], row[figure.x]))
    ]


def _year(month: date) -> float:
    return round(month.year + (month.month - 1) / 12, 3)


def _last(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    latest = max(it["month"] for it in points)
    return [it for it in points if it["month"] == latest]


def _name(end: Row, words: Words) -> str:
    return f"{words.labels.get(end['series'], end['series'])} {end['y']:.1%}"


def _canvas(points: Sequence[Row], ends: Sequence[Row], words: Words, width: int) -> Canvas:
    right = LEAD + max((room(it["text"], SIZE, it["bold"]) for it in ends), default=0) + 2
    across = width - LEFT - right
    years = [it["x"] for it in points]
    along = Scale(min(years), max(years), across)
    height = max(400 if width < NARROW else 420, LINE * (len(ends) + 4))
    up = Scale.around((it["y"] for it in points), height, 0, 8)
    head = max((len(it["lines"]) for it in _said(words, along)), default=0)
    top = 6 + LINE * head
    return Canvas(
        along, up, LEFT, right, top, bottom=26, x_axis=_years(along), y_axis=_shares(up)
    )


def _years(along: Scale) -> alt.Axis:
    first, last = ceil(along.low), floor(along.high)
    every = next((it for it in (1, 2, 5, 10, 20) if it >= along.length(BETWEEN)), 50)
    values = [it for it in range(first, last + 1) if (last - it) % every == 0]
    return alt.Axis(values=values, format="d", grid=False, domain=False)


def _shares(up: Scale) -> alt.Axis:
    return alt.Axis(values=up.ticks(7), format="~%", domain=False, ticks=False)


def _said(words: Words, along: Scale) -> list[dict[str, Any]]:
    """What happened in a month, written on the side of its rule where there is room."""
    months = sorted(words.marks)
    places = [along.place(_year(date.fromisoformat(it))) for it in months]
    found, taken = [], -float(LEFT)
    ends = [*places, along.pixels + LEAD][1:]
    for month, place, after in zip(months, places, ends, strict=True):
        said = words.marks[month]
        wide = room(said, SIZE) + GUTTER
        right, left = after - place, place - taken
        align = "left" if wide <= right or left <= right else "right"
        texts = wrap(said, SIZE, max(right, left) - GUTTER)
        found.append({"place": place, "lines": texts, "align": align})
        taken = place + (wide if align == "left" else 0)
    return found


def _marks(words: Words, canvas: Canvas) -> list[dict[str, Any]]:
    """A fine rule for each month of note, from nought to above the plot."""
    top = canvas.y.high + canvas.y.length(canvas.top - 2)
    return [
        {**it, "x": canvas.x.low + canvas.x.length(it["place"]), "y": 0, "y_end": top}
        for it in _said(words, canvas.x)
    ]


def _texts(mark: Row, canvas: Canvas) -> list[Row]:
    side = canvas.x.length(5 if mark["align"] == "left" else -5)
    look = {"align": mark["align"], "colour": colour("muted")}
    return [
        {
            **look,
            "text": line,
            "x": mark["x"] + side,
            "y": mark["y_end"] - canvas.y.length(LINE * (n + 0.5)),
        }
        for n, line in enumerate(mark["lines"])
    ]


def _coloured(points: Sequence[Row], stroke: float) -> list[Row]:
    return [
        {**it, "colour": partner_colour(it["series"])}
        for it in points
        if it["stroke"] == stroke
    ]


def _rest(points: Sequence[Row], canvas: Canvas) -> list[Row]:
    """The unnamed, but for those that never leave the line of nought."""
    rest = [it for it in points if it["stroke"] == THIN]
    seen = {it["series"] for it in rest if it["y"] > canvas.y.length(NOTICED * 2)}
    return [
        {key: it[key] for key in ("x", "y", "series")} for it in rest if it["series"] in seen
    ]


def _spread(ends: Sequence[Row], canvas: Canvas) -> list[dict[str, Any]]:
    """The names at the ends of their lines, apart from one another."""
    wanted = [canvas.y.place(it["y"]) for it in ends]
    found = spread(wanted, LINE, LINE / 2, canvas.y.pixels + LINE / 2)
    return [
        {
            **end,
            "x": end["x"] + canvas.x.length(LEAD),
            "y": canvas.y.low + canvas.y.length(place),
            "end_x": end["x"],
            "end_y": end["y"],
            "align": "left",
            "colour": partner_colour(end["series"]),
        }
        for end, place in zip(ends, found, strict=True)
    ]


def _leaders(names: Sequence[Row], canvas: Canvas) -> list[Row]:
    """Fine lines from where a series ends to its name, where that had to move."""
    return [
        {
            "x": it["end_x"] + canvas.x.length(3),
            "y": it["end_y"],
            "x_end": it["x"] - canvas.x.length(2),
            "y_end": it["y"],
            "colour": it["colour"],
        }
        for it in names
        if abs(it["y"] - it["end_y"]) > canvas.y.length(NOTICED)
    ]
