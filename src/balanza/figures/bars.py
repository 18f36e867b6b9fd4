"""Contribution bars: what each part adds to a change, and the sum of all of them."""

from collections.abc import Sequence
from typing import Any

from balanza.figures.canvas import SIZE, Canvas, Sheet
from balanza.figures.lettering import room, wrap
from balanza.figures.palette import colour, partner_colour
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.spec import Figure, Words
from balanza.units import signed

THICK, LEAST, GAP, SLIM, NAMES, GUTTER = 27, 15, 0.16, 0.22, 170, 8
OTHERS, TOTAL = "others", "total"


def bars(rows: Sequence[Row], figure: Figure, words: Words, sheet: Sheet) -> Spec:
    """Draw `figure.y` of the largest `figure.x`, the rest as one bar, and the sum as the last.

    The `figure.top` of largest size have bars of their own, and the highlighted in any case.

    Reads  one row per part: figure.x, figure.y
    """
    found = parts(rows, figure, words)
    sizes = [room(it["size_text"], SIZE, bold=True) + GUTTER for it in found]
    left = min(NAMES, max(room(it["name"], SIZE, it["bold"]) for it in found)) + GUTTER
    thick = max(LEAST, min(THICK * 1.6, sheet.plot(THICK * len(found), 4) / len(found)))
    across = sheet.width - left
    sides = _sides(found, sizes, across)
    along = Scale.around((it["size"] for it in found), across, *sides)
    down = Scale(len(found), 0, thick * len(found))
    canvas = Canvas(along, down, left, right=0, top=2, bottom=2)
    drawn = [_bar(n, it, found) for n, it in enumerate(found)]
    rule = {"x": along.low - along.length(left), "x_end": along.high, "y": len(found) - 1}
    return canvas.chart(
        [
            canvas.layer("rect", drawn),
            canvas.layer(
                "rule", [{"x": 0, "x_end": 0, "y": 0, "y_end": len(found)}], color=colour("ink")
            ),
            canvas.layer("rule", [rule], color=colour("axis")),
            *canvas.texts(text for it in drawn for text in _texts(it, canvas, thick)),
        ]
    )


def parts(rows: Sequence[Row], figure: Figure, words: Words) -> list[dict[str, Any]]:
    """The bars from the top: largest first, the rest together, then the sum.

    Returns  part, key (the same), name, size (in units of figure.scale), size_text, colour,
             bold
    """
    sizes = {row[figure.x]: row[figure.y] / figure.scale for row in rows}
    largest = sorted(sizes, key=lambda code: (-abs(sizes[code]), code))
    kept = {*largest[: figure.top or None], *(it for it in figure.highlight if it in sizes)}
    shown = sorted(kept, key=lambda code: (-sizes[code], code))
    found = [_part(code, sizes[code], figure, words) for code in shown]
    if rest := [size for code, size in sizes.items() if code not in kept]:
        found.append(_part(OTHERS, sum(rest), figure, words))
    return [*found, _part(TOTAL, sum(sizes.values()), figure, words)]


def _part(code: str, size: float, figure: Figure, words: Words) -> dict[str, Any]:
    return {
        "part": code,
        "key": code,
        "name": {OTHERS: words.phrases.others}.get(code, words.labels.get(code, code)),
        "size": size,
        "size_text": signed(words.notation.marked(f"{abs(size):,.1f}"), size, "+"),
        "colour": _look(code, size, figure),
        "bold": code == TOTAL or code in figure.highlight,
    }


def _look(code: str, size: float, figure: Figure) -> str:
    """A partner has its own colour; other parts that of what they do to the sum."""
    if code in {TOTAL, OTHERS}:
        return colour("total" if code == TOTAL else "axis")
    if figure.x == "partner":
        return partner_colour(code)
    return colour("surplus" if size >= 0 else "deficit")


def _sides(found: Sequence[Row], sizes: Sequence[float], across: float) -> tuple[float, float]:
    """Pixels for the sizes that stand beyond the ends of the bars, on either side."""
    below = [size for it, size in zip(found, sizes, strict=True) if it["size"] < 0]
    return min(max(below, default=0), across / 3), min(max(sizes), across / 3)


def _bar(place: int, it: Row, found: Sequence[Row]) -> dict[str, Any]:
    gap = GAP if place < len(found) - 1 else SLIM
    return {
        **it,
        "x": 0,
        "x_end": it["size"],
        "y": place + gap,
        "y_end": place + 1 - gap + (SLIM - GAP if gap == SLIM else 0),
    }


def _texts(it: Row, canvas: Canvas, thick: float) -> list[Row]:
    middle = (it["y"] + it["y_end"]) / 2
    side = 1 if it["size"] >= 0 else -1
    edge = canvas.x.low - canvas.x.length(canvas.left)
    lines = wrap(it["name"], SIZE, canvas.left - GUTTER + 1, it["bold"])
    lines = lines if len(lines) * SIZE <= thick else [it["name"]]
    name = [
        {
            "text": line,
            "key": it["key"],
            "x": edge,
            "y": middle + (n - (len(lines) - 1) / 2) * SIZE / thick,
            "align": "left",
            "bold": it["bold"],
        }
        for n, line in enumerate(lines)
    ]
    size = {
        "text": it["size_text"],
        "key": it["key"],
        "x": it["size"] + side * canvas.x.length(GUTTER / 2),
        "y": middle,
        "align": "left" if side > 0 else "right",
        "bold": it["bold"],
    }
    return [size, *name]
