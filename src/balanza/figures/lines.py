"""Lines: the course of each series over the months, named where its line ends."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from balanza.figures.axes import axis
from balanza.figures.canvas import SIZE, SMALL, Canvas, Sheet
from balanza.figures.lettering import room, spread, wrap
from balanza.figures.months import month_axis, year_of
from balanza.figures.notes import courses, notes, rings, turns
from balanza.figures.palette import colour, partner_colour
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.spec import Figure, Words
from balanza.figures.turns import peak
from balanza.units import percent

LINE, LEAD, NOTICED, GUTTER, LEFT, BOTTOM = 15, 16, 2, 12, 36, 26
THIN, USUAL, STRONG = 1, 1.6, 3.2
NOTES = {True: 1, False: 3}  # so many on a phone, so many elsewhere


def lines(rows: Sequence[Row], figure: Figure, words: Words, sheet: Sheet) -> Spec:
    """Draw `figure.y` of each `figure.series` over `figure.x`, as percentages.

    The highlighted are strong, and what turns they took is noted; those that are not named
    stand behind the others in grey.

    Reads  figure.x (month), figure.series, figure.y (a ratio)
    """
    points = _points(rows, figure)
    named = [it for it in points if it["stroke"] > THIN]
    ends = _ends(named, words)
    canvas = _canvas(points, ends, words, sheet)
    names, marks = _spread(ends, canvas), _marks(words, canvas)
    zero = {"x": canvas.x.low, "y": 0, "x_end": canvas.x.high}
    series = courses(named)
    said = turns(series, figure.highlight, words, canvas)
    noted = notes(said, courses(points), names, canvas, NOTES[sheet.narrow])
    return canvas.chart(
        [
            canvas.layer("rule", marks, color=colour("rest")),
            canvas.layer("rule", [zero], color=colour("ink")),
            canvas.layer("line", _rest(points, canvas), color=colour("rest"), strokeWidth=THIN),
            *(
                canvas.layer("line", _coloured(points, it), strokeWidth=it)
                for it in (USUAL, STRONG)
            ),
            *rings(noted, canvas),
            canvas.layer("rule", _leaders(names, canvas), strokeWidth=0.75),
            *canvas.texts([*names, *noted]),
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
            "x": year_of(row[figure.x]),
            "series": row[figure.series],
            "key": row[figure.series],
            "y": row[figure.y] / figure.scale,
            "stroke": strokes.get(row[figure.series], THIN),
        }
        for row in sorted(rows, key=lambda row: (row[figure.series], row[figure.x]))
    ]


def _last(points: Sequence[Row]) -> list[Row]:
    latest = max(it["month"] for it in points)
    return [it for it in points if it["month"] == latest]


def _ends(named: Sequence[Row], words: Words) -> list[dict[str, Any]]:
    """The names at the ends; beneath a highlighted one that its last value is its largest."""
    series, found = courses(named), []
    for it in _last(named):
        strong = it["stroke"] == STRONG
        text = f"{words.named(it['series'])} {percent(it['y'], words.notation)}"
        found.append({**it, "bold": strong, "letters": SIZE, "text": text})
        if strong and len(series[it["series"]]) > 1 and peak(series, it["series"]).is_last:
            said = words.phrases.peak_now
            found.append({**it, "bold": False, "letters": SMALL, "text": said})
    return found


def _canvas(points: Sequence[Row], ends: Sequence[Row], words: Words, sheet: Sheet) -> Canvas:
    widths = (room(it["text"], it["letters"], it["bold"]) for it in ends)
    right = LEAD + max(widths, default=0) + 2
    years = [it["x"] for it in points]
    along = Scale(min(years), max(years), sheet.width - LEFT - right)
    top = 6 + LINE * max((len(it["lines"]) for it in _said(words, along)), default=0)
    usual = max(400 if sheet.narrow else 330, LINE * (len(ends) + 4))
    up = Scale.around((it["y"] for it in points), sheet.plot(usual, top + BOTTOM), 0, 8)
    shares = axis({it: _share(it, words) for it in up.ticks(7)}, ticks=False)
    return Canvas(along, up, LEFT, right, top, BOTTOM, x_axis=month_axis(along), y_axis=shares)


def _share(ratio: float, words: Words) -> str:
    """A share without decimals that say nothing."""
    return words.notation.percent.format(words.notation.marked(f"{100 * ratio:g}"))


def _said(words: Words, along: Scale) -> list[dict[str, Any]]:
    """What happened in a month, written on the side of its rule where there is room."""
    months = sorted(words.marks)
    places = [along.place(year_of(date.fromisoformat(it))) for it in months]
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
        {name: it[name] for name in ("x", "y", "series", "key")}
        for it in rest
        if it["series"] in seen
    ]


def _spread(ends: Sequence[Row], canvas: Canvas) -> list[dict[str, Any]]:
    """The names at the ends of their lines, apart from one another, the largest on top."""
    # What stands beneath a name is spread after it: the lower, the earlier in the order.
    wanted = [canvas.y.place(it["y"]) - (it["letters"] == SMALL) for it in ends]
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
            "key": it["key"],
            "x": it["end_x"] + canvas.x.length(3),
            "y": it["end_y"],
            "x_end": it["x"] - canvas.x.length(2),
            "y_end": it["y"],
            "colour": it["colour"],
        }
        for it in names
        if it["letters"] == SIZE and abs(it["y"] - it["end_y"]) > canvas.y.length(NOTICED)
    ]
