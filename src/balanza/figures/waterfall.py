"""Waterfall: parts that add up to a whole, largest surplus first, the whole as the last bar."""

from collections.abc import Sequence

from balanza.figures.canvas import SIZE, SMALL, Canvas, Sheet
from balanza.figures.lettering import room, wrap
from balanza.figures.palette import colour
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.spec import Figure, Words
from balanza.figures.steps import GAP, Step, steps

LINE, TALL, THICK, SLENDER, NAMES, GUTTER, SLACK, CROWDED = 15, 340, 34, 29, 190, 12, 2, 1.25


def waterfall(rows: Sequence[Row], figure: Figure, words: Words, sheet: Sheet) -> Spec:
    """Draw `figure.y` of each `figure.x` as steps, and their sum as the last bar.

    The bars stand where each name finds room beneath its bar, and lie where one does not.

    Reads  one row per step: figure.x, figure.y
    """
    found = steps(rows, figure, words)
    widest = max(room(word, SMALL) for it in found for word in wrap(it["name"], SMALL, 0))
    stands = not sheet.narrow and widest < sheet.width / len(found) + SLACK
    return _standing(found, sheet) if stands else _lying(found, sheet)


def _standing(found: list[Step], sheet: Sheet) -> Spec:
    each = sheet.width / len(found)
    names = [_named(it, SMALL, each) for it in found]
    foot = LINE * (max(map(len, names)) + 0.6)
    high = sheet.plot(TALL, foot)
    levels = Scale.around((it["end"] for it in found), high, LINE * 2, LINE * 2)
    canvas = Canvas(
        Scale(0, len(found), sheet.width), levels, left=0, right=0, top=0, bottom=foot
    )
    texts: list[Row] = []
    for it, name in zip(found, names, strict=True):
        middle = (it["first"] + it["last"]) / 2
        texts.append({**_size(it), "x": middle, "y": _beyond(it, canvas.y)})
        texts += [
            {**line, "x": middle, "y": levels.low - levels.length(LINE * (n + 0.75))}
            for n, line in enumerate(name)
        ]
    bars = [_turned(it, "xy") for it in found]
    return _drawn(canvas, bars, {"x": 0, "x_end": len(found), "y": 0, "y_end": 0}, texts)


def _beyond(it: Step, levels: Scale) -> float:
    """Where a size stands: past the end of its bar, and off the line of nought."""
    line = levels.length(LINE) * (1 if it["size"] >= 0 else -1)
    place = float(it["end"] + line * 0.75)
    return line * 0.75 if abs(place) < abs(line) * 0.6 else place


def _lying(found: list[Step], sheet: Sheet) -> Spec:
    """Names and sizes as the two first columns of a table, bars as its third."""
    sizes = max(room(it["size_text"], SIZE, bold=True) for it in found)
    names = max(room(it["name"], SIZE, it["bold"]) for it in found) + 1
    left = min(NAMES, sheet.width * 0.31, names + GUTTER) + sizes + GUTTER
    levels = Scale.around((it["end"] for it in found), sheet.width - left - 1, 0, 0)
    usual = THICK if sheet.narrow else SLENDER
    thick = min(sheet.plot(usual * len(found), 2) / len(found), 1.4 * THICK)
    down = Scale(len(found), 0, thick * len(found))
    canvas = Canvas(levels, down, left, right=1, top=0, bottom=2)
    texts = [text for it in found for text in _beside(it, canvas, left - sizes - 2 * GUTTER)]
    bars = [_turned(it, "yx") for it in found]
    return _drawn(canvas, bars, {"x": 0, "x_end": 0, "y": 0, "y_end": len(found)}, texts)


def _beside(it: Step, canvas: Canvas, names: float) -> list[Row]:
    """The name at the left margin, and the size before the bars."""
    middle = (it["first"] + it["last"]) / 2
    x = canvas.x.low - canvas.x.length(GUTTER)
    edge = canvas.x.low - canvas.x.length(canvas.left)
    line = canvas.y.length(1 - LINE)
    lines = _named(it, SIZE, names)
    if len(lines) * line > CROWDED:
        lines = _named(it, SMALL, canvas.left * 9)[:1]
    first = middle - (len(lines) - 1) / 2 * line
    return [
        {**_size(it), "x": x, "y": middle, "align": "right"},
        *(
            {**text, "x": edge, "y": first + n * line, "align": "left"}
            for n, text in enumerate(lines)
        ),
    ]


def _named(it: Step, letters: int, width: float) -> list[Row]:
    """The name of a step in lines, and its mark beneath in grey."""
    name = {"key": it["key"], "bold": it["bold"], "letters": letters}
    mark = {"key": it["key"], "bold": False, "letters": SMALL, "colour": colour("muted")}
    return [
        *({"text": line, **name} for line in wrap(it["name"], letters, width)),
        *({"text": line, **mark} for line in wrap(it["mark"], SMALL, width)),
    ]


def _size(it: Step) -> Row:
    return {"text": it["size_text"], "key": it["key"], "bold": it["bold"]}


def _turned(it: Step, axes: str) -> Row:
    """A step as a bar: its place among the others on one axis, its size on the other."""
    along, up = tuple(axes)
    return {
        **it,
        along: it["first"],
        f"{along}_end": it["last"],
        f"{along}_next": it["last"] + 2 * GAP,
        up: it["start"],
        f"{up}_end": it["end"],
        f"{up}_next": it["end"],
    }


def _drawn(canvas: Canvas, bars: list[Row], zero: Row, texts: list[Row]) -> Spec:
    joints = [
        {"x": it["x_end"], "y": it["y_end"], "x_end": it["x_next"], "y_end": it["y_next"]}
        for it in bars[:-1]
    ]
    return canvas.chart(
        [
            canvas.layer("rule", joints, color=colour("axis")),
            canvas.layer("rect", bars),
            canvas.layer("rule", [zero], color=colour("ink")),
            *canvas.texts(texts),
        ]
    )
