"""A table as a picture that stands alone, its small trends included."""

import re
from collections.abc import Sequence
from html import escape

from balanza.figures.lettering import room, wrap
from balanza.figures.palette import colour
from balanza.figures.sparkline import HEIGHT, WIDTH
from balanza.figures.typeface import STACK

TREND = re.compile(r"<svg class=\"trend\".*?</title>(.*)</svg>$", re.DOTALL)
AMOUNT = re.compile(r"^[-+\N{MINUS SIGN}–$]*[\d.,]*%?$")
LARGE, HEAD, LEAST, LINE, GUTTER = 13.0, 0.88, 60, 1.3, 12
LOOKS = ((13.0, 6.0), (12.0, 6.0), (11.0, 5.0), (10.0, 4.0), (9.0, 3.0), (8.5, 1.5), (8.0, 0.5))

Rows = Sequence[Sequence[str]]


def partner_table(heads: Sequence[str], rows: Rows, width: float, height: float = 0) -> str:
    """Rows beneath their heads as SVG, `width` wide; trends are cells that hold a sparkline.

    The letters are the largest in which it is no wider, and no higher than `height`.
    """
    for letters, pad in LOOKS:
        columns = _columns(heads, rows, width, letters)
        laid = [_laid(heads, columns, letters * HEAD, bold=True)]
        laid += [_laid(row, columns, letters) for row in rows]
        total = sum(_deep(lines, letters, pad) for lines in laid)
        across = sum(columns) + GUTTER * (len(columns) - 1)
        if across <= width + 1 and (not height or total <= height):
            break
    spare = max(0.0, min((height - total) / len(laid), letters)) if height else 0
    return _drawn(laid, (heads, rows, columns), width, (letters, pad + spare / 2))


def _columns(heads: Sequence[str], rows: Rows, width: float, letters: float) -> list[float]:
    """How wide each column is: as its amounts want it, and what is left for texts."""
    wanted = [
        max(_widest(head, letters * HEAD), *(_wish(row[n], letters) for row in rows))
        for n, head in enumerate(heads)
    ]
    spare = width - sum(wanted) - GUTTER * (len(heads) - 1)
    if spare >= 0:
        return [it + spare / len(wanted) for it in wanted]
    texts = [n for n, it in enumerate(rows[0]) if not (AMOUNT.match(it) or TREND.match(it))]
    most = max(texts, key=lambda n: wanted[n])
    wanted[most] = max(LEAST, wanted[most] + spare)
    return wanted


def _wish(cell: str, letters: float) -> float:
    return WIDTH * _scale(letters) if TREND.match(cell) else room(cell, letters, bold=True)


def _scale(letters: float) -> float:
    """How large a trend is beside letters of that size."""
    return (letters / LARGE) ** 2


def _widest(head: str, letters: float) -> float:
    return max(room(word, letters, bold=True) for word in head.split() or [""])


def _laid(
    cells: Sequence[str], columns: Sequence[float], letters: float, bold: bool = False
) -> list[list[str]]:
    """The lines of each cell; a trend has none."""
    return [
        [] if TREND.match(it) else wrap(it, letters, wide + 1, bold or n == 0)
        for n, (it, wide) in enumerate(zip(cells, columns, strict=True))
    ]


def _deep(lines: Sequence[Sequence[str]], letters: float, pad: float) -> float:
    return max(1, *map(len, lines)) * letters * LINE + 2 * pad


def _drawn(
    laid: Sequence[Sequence[Sequence[str]]],
    table: tuple[Sequence[str], Rows, Sequence[float]],
    width: float,
    look: tuple[float, float],
) -> str:
    (heads, rows, columns), (letters, pad) = table, look
    amounts = [bool(AMOUNT.match(it)) for it in rows[0]]
    lefts = [sum(columns[:n]) + GUTTER * n for n in range(len(heads))]
    top, drawn = 0.0, []
    for n, lines in enumerate(laid):
        deep = _deep(lines, letters, pad)
        for place, texts in enumerate(lines):
            x = lefts[place] + columns[place] * amounts[place]
            drawn += _texts(
                texts, (x, top + pad), letters, (n == 0, place == 0, amounts[place])
            )
            if n:
                drawn.append(_trend(rows[n - 1][place], lefts[place], top + deep / 2, letters))
        top += deep
        ink = colour("rule" if n else "axis")
        drawn.append(f'<path d="M0,{top:.1f}H{width:g}" stroke="{ink}"/>')
    return f'<svg width="{width:g}" height="{top + 1:.1f}">{"".join(drawn)}</svg>'


def _trend(cell: str, left: float, middle: float, letters: float) -> str:
    """The trend that a cell holds, if it does, about its middle."""
    found, scale = TREND.match(cell), _scale(letters)
    if not found:
        return ""
    at = f"translate({left:.1f},{middle - HEIGHT * scale / 2:.1f}) scale({scale:.2f})"
    return f'<g transform="{at}">{found[1]}</g>'


def _texts(
    lines: Sequence[str], at: tuple[float, float], size: float, look: tuple[bool, bool, bool]
) -> list[str]:
    (x, top), (head, first, amount) = at, look
    letters = size * HEAD if head else size
    return [
        f'<text x="{x:.1f}" y="{top + size * (LINE * n + 1):.1f}" font-family="{STACK}"'
        f' font-size="{letters:g}" font-weight="{600 if head or first else 400}"'
        f' text-anchor="{"end" if amount else "start"}"'
        f' fill="{colour("muted" if head else "ink")}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    ]
