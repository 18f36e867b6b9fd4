"""The list beneath a map on a narrow sheet: who the circles are, the largest first."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from balanza.figures.plot import Row
from balanza.figures.spec import Words
from balanza.units import percent

ROW, TALLEST, DOT, LEFT = 19, 32, 60, 14


def listed(circles: Sequence[Row], top: int, spare: float) -> list[Row]:
    """The `top` largest and the strong, as many as find room in so many pixels (0: all)."""
    wanted = [it for n, it in enumerate(circles) if n < top or it["strong"]]
    most = 2 * int(spare / ROW) if spare else len(wanted)
    strong = [it for it in wanted if it["strong"]]
    others = [it for it in wanted if not it["strong"]][: max(0, most - len(strong))]
    return [it for it in wanted if it in strong or it in others]


def height(count: int, spare: float) -> float:
    """How high the list of so many is."""
    rows = ceil(count / 2)
    return max(rows * ROW, min(spare, rows * TALLEST))


def entries(
    found: Sequence[Row], words: Words, width: float, high: float
) -> list[dict[str, Any]]:
    """Name and share of each in two columns, and a dot in its colour, beneath nought."""
    rows = ceil(len(found) / 2)
    step = high / max(rows, 1)
    return [
        {
            "text": f"{words.named(it['series'])} {percent(it['share'], words.notation)}",
            "key": it["key"],
            "x": (n // rows) * width / 2 + LEFT,
            "y": -step * (n % rows + 0.5),
            "align": "left",
            "bold": it["strong"],
            "colour": it["colour"],
            "area": DOT,
        }
        for n, it in enumerate(found)
    ]
