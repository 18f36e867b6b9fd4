"""The steps of a waterfall: where each begins and ends, and the whole that they come to."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from balanza.figures.palette import colour
from balanza.figures.plot import Row
from balanza.figures.spec import Figure, Words
from balanza.units import signed

Step: TypeAlias = dict[str, Any]
TOTAL, GAP, HUNDREDS = "total", 0.14, 1000


def steps(rows: Sequence[Row], figure: Figure, words: Words) -> list[Step]:
    """Each row as a step from where the one before it ends, largest first, then the whole.

    Returns  step, key (the same), name, mark, size, size_text, start, end (in units of
             figure.scale), first, last (where its bar lies among the bars, each one wide),
             colour, bold
    """
    found: list[Step] = []
    level = 0.0
    for row in sorted(rows, key=lambda row: (-row[figure.y], row[figure.x])):
        size = row[figure.y] / figure.scale
        found.append(_step(row[figure.x], level, level + size, words))
        level += size
    found.append(_step(TOTAL, 0.0, level, words))
    decimals = 0 if max(abs(it["size"]) for it in found) >= HUNDREDS else 1
    return [
        {
            **it,
            "first": n + GAP,
            "last": n + 1 - GAP,
            "size_text": _written(it, decimals, words),
        }
        for n, it in enumerate(found)
    ]


def _step(code: str, start: float, end: float, words: Words) -> Step:
    kind = "surplus" if end >= start else "deficit"
    return {
        "step": code,
        "key": code,
        "name": words.labels.get(code, "Total" if code == TOTAL else code),
        "mark": words.marks.get(code, ""),
        "start": start,
        "end": end,
        "size": end - start,
        "colour": colour(TOTAL if code == TOTAL else kind),
        "bold": code == TOTAL,
    }


def _written(it: Step, decimals: int, words: Words) -> str:
    return signed(words.notation.marked(f"{abs(it['size']):,.{decimals}f}"), it["size"], "+")
