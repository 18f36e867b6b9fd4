"""Columns: one value a year, down from nought where it is negative."""

from collections.abc import Sequence
from typing import Any

from balanza.figures.axes import axis
from balanza.figures.canvas import SIZE, Canvas, Sheet
from balanza.figures.lettering import room, wrap
from balanza.figures.palette import colour
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.spec import Figure, Words
from balanza.units import signed

GAP, LINE, BETWEEN, MARK, FOOT, HATCH = 0.12, 15, 46, 130, 42, 6
DECEMBER, NEAR = 12, 3


def columns(rows: Sequence[Row], figure: Figure, words: Words, sheet: Sheet) -> Spec:
    """Draw `figure.y` of each year; a year that is not over is hatched.

    Where the sign has turned, the year since when it is so is written at its column.

    Reads  figure.x (date of the last month of the year that is shown), figure.y
    """
    found = sorted(rows, key=lambda row: row[figure.x])
    bars = [_bar(n, row, figure) for n, row in enumerate(found)]
    canvas = _canvas(bars, words, sheet)
    whole = [bar for bar in bars if not bar["edge"]]
    part = [bar for bar in bars if bar["edge"]]
    sizes = _sizes(bars, words, canvas)
    marks = _marks(bars, sizes, words, canvas)
    zero = {"x": 0, "y": 0, "x_end": len(bars)}
    return canvas.chart(
        [
            canvas.layer("rect", whole),
            canvas.layer("rect", part, strokeWidth=1.25),
            canvas.layer("rule", _hatches(bars, canvas), strokeWidth=1),
            canvas.layer("rule", [zero], color=colour("ink")),
            *canvas.texts([*sizes, *marks, *_since(bars, words, canvas)]),
        ]
    )


def _bar(place: int, row: Row, figure: Figure) -> dict[str, Any]:
    month = row[figure.x]
    value = row[figure.y] / figure.scale
    whole = month.month == DECEMBER
    kind = "surplus" if value >= 0 else "deficit"
    return {
        "key": f"@{month.isoformat()}",
        "period": month.isoformat(),
        "place": place,
        "x": place + GAP,
        "x_end": place + 1 - GAP,
        "y": value,
        "y_end": 0,
        "colour": colour(kind if whole else f"{kind}_soft"),
        "edge": None if whole else colour(kind),
    }


def _hatches(bars: list[dict[str, Any]], canvas: Canvas) -> list[Row]:
    """Slanting lines in the bars of years that are not over, seen on any paper."""
    found: list[Row] = []
    for bar in bars:
        if not bar["edge"]:
            continue
        wide = canvas.x.pixels / canvas.x.high * (bar["x_end"] - bar["x"])
        high, sign = abs(bar["y"]) / canvas.y.length(1), 1 if bar["y"] >= 0 else -1
        for n in range(HATCH, int(high + wide), HATCH):
            (x, y), (x_end, y_end) = (
                (max(0.0, n - high), min(n, high)),
                (min(n, wide), max(0.0, n - wide)),
            )
            found.append(
                {
                    "x": bar["x"] + canvas.x.length(x),
                    "x_end": bar["x"] + canvas.x.length(x_end),
                    "y": sign * canvas.y.length(y),
                    "y_end": sign * canvas.y.length(y_end),
                    "colour": bar["edge"],
                }
            )
    return found


def _since(bars: list[dict[str, Any]], words: Words, canvas: Canvas) -> list[dict[str, Any]]:
    """Since when the sign is what it is, where it has turned, across nought from the column."""
    whole = [bar for bar in bars if not bar["edge"]]
    turns = [n for n in range(1, len(whole)) if _sign(whole[n]) != _sign(whole[n - 1])]
    if not turns:
        return []
    first = whole[turns[-1]]
    text = words.phrases.since[_sign(first)].format(year=first["period"][:4])
    up = 1 if first["y"] < 0 else -1
    return [
        {
            "text": text,
            "x": first["x"],
            "y": up * canvas.y.length(LINE * 0.8),
            "align": "left",
            "colour": colour("muted"),
        }
    ]


def _sign(bar: dict[str, Any]) -> str:
    return "surplus" if bar["y"] >= 0 else "deficit"


def _canvas(bars: list[dict[str, Any]], words: Words, sheet: Sheet) -> Canvas:
    left, right = 36, 30
    along = Scale(0, len(bars), sheet.width - left - right)
    above = LINE * (
        1.2 + max((len(wrap(it, SIZE, MARK)) for it in words.marks.values()), default=0)
    )
    height = sheet.plot(280 if sheet.narrow else 320, 4 + FOOT)
    values = [0.0, *(bar["y"] for bar in bars)]
    down = Scale.around(values, height, 1.5 * LINE, above)
    ticks = [it for it in down.ticks(7) if min(values) <= it <= max(values)]
    return Canvas(
        along,
        down,
        left,
        right,
        top=4,
        bottom=FOOT,
        x_axis=_years(bars, words, along),
        y_axis=axis({it: _round_number(it, words) for it in ticks}, ticks=False),
    )


def _years(bars: list[dict[str, Any]], words: Words, along: Scale) -> Spec:
    """The axis of years: the last one always, the round ones where there is room."""
    step, last = along.pixels / len(bars), len(bars) - 1
    every = next((it for it in (1, 2, 5, 10, 20) if it * step >= BETWEEN), 50)
    shown = {
        n + 0.5: _year(bar["period"], words)
        for n, bar in enumerate(bars)
        if n == last or (_is_round(bar, every) and (last - n) * step >= BETWEEN)
    }
    return axis(shown, grid=False)


def _is_round(bar: dict[str, Any], every: int) -> bool:
    return int(bar["period"][:4]) % every == 0


def _year(period: str, words: Words) -> list[str]:
    return words.labels.get(period, period[:4]).split(" ", 1)


def _sizes(bars: list[dict[str, Any]], words: Words, canvas: Canvas) -> list[dict[str, Any]]:
    """How large the columns are: all where they are wide enough, else the telling ones."""
    labels = [_size(bar, words, canvas) for bar in bars]
    widest = max(room(label["text"], SIZE) for label in labels)
    if widest <= canvas.x.pixels / len(bars) - 2:
        return labels
    *before, last = sorted(labels, key=lambda label: label["x"])
    ends = [min(before, key=_of), max(before, key=_of)] if before else []
    return [
        {**last, "align": "left", "x": last["x"] - 0.5 + GAP, "bold": True},
        *(_beside(it, last) for it in ends),
    ]


def _size(bar: dict[str, Any], words: Words, canvas: Canvas) -> dict[str, Any]:
    away = canvas.y.length(LINE * 0.7)
    return {
        "bar": bar["place"],
        "key": bar["key"],
        "of": bar["y"],
        "x": bar["place"] + 0.5,
        "y": bar["y"] + (away if bar["y"] >= 0 else -away),
        "text": _written(bar["y"], words),
    }


def _of(label: dict[str, Any]) -> float:
    return float(label["of"])


def _beside(label: dict[str, Any], last: dict[str, Any]) -> dict[str, Any]:
    """Keep a label near the last one to the left of it."""
    if last["x"] - label["x"] > NEAR:
        return label
    return {**label, "align": "right", "x": label["x"] + 0.5 - GAP, "bold": True}


def _written(value: float, words: Words) -> str:
    return signed(words.notation.marked(f"{abs(value):,.1f}"), value)


def _round_number(value: float, words: Words) -> str:
    """A number without decimals that say nothing."""
    return signed(words.notation.marked(f"{abs(value):,f}".rstrip("0").rstrip(".")), value)


def _marks(
    bars: list[dict[str, Any]], sizes: list[dict[str, Any]], words: Words, canvas: Canvas
) -> list[dict[str, Any]]:
    """What happened in a year: beside its size if extreme, else across nought from its bar."""
    extremes = {min(bar["y"] for bar in bars), max(bar["y"] for bar in bars)}
    found = []
    for bar in bars:
        if said := words.marks.get(bar["period"]):
            beside = _before(said, bar, sizes, canvas) if bar["y"] in extremes else []
            found += beside or _across(wrap(said, SIZE, MARK), bar, bars, canvas)
    return found


def _before(
    said: str, bar: dict[str, Any], sizes: list[dict[str, Any]], canvas: Canvas
) -> list[dict[str, Any]]:
    """The words to the left of a size, beyond the end of every other bar, if they fit there."""
    [size] = [it for it in sizes if it["bar"] == bar["place"]]
    part = {"left": 0.0, "center": 0.5, "right": 1.0}[size.get("align", "center")]
    width = room(size["text"], SIZE, bold=True)
    edge = size["x"] - canvas.x.length(width * part + 8)
    if canvas.x.place(edge) < room(said, SIZE):
        return []
    look = {"align": "right", "colour": colour("muted")}
    return [{"text": said, "x": edge, "y": size["y"], **look}]


def _across(
    lines: list[str], bar: dict[str, Any], bars: list[dict[str, Any]], canvas: Canvas
) -> list[dict[str, Any]]:
    half = canvas.x.length(max(room(line, SIZE) for line in lines) / 2)
    middle = min(max(bar["place"] + 0.5, half), canvas.x.high - half)
    beside = [it["y"] for it in bars if abs(it["place"] + 0.5 - middle) < half + 0.5]
    up = bar["y"] < 0
    edge = max(0.0, *beside) if up else min(0.0, *beside)
    rows = enumerate(reversed(lines) if up else lines)
    return [
        {
            "x": middle,
            "y": edge + canvas.y.length(LINE * (n + 0.8)) * (1 if up else -1),
            "text": line,
            "colour": colour("muted"),
        }
        for n, line in rows
    ]
