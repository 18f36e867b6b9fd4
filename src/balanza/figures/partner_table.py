"""A table as a picture that stands alone, its small trends included."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import TypeAlias

from balanza.figures.lettering import room, wrap
from balanza.figures.palette import colour
from balanza.figures.sparkline import HEIGHT, WIDTH
from balanza.figures.typeface import STACK

TREND = re.compile(r"<svg class=\"trend\".*?</title>(.*)</svg>$", re.DOTALL)
AMOUNT = re.compile(r"^[-+\N{MINUS SIGN}–$]*[\d.,]*[ \N{NO-BREAK SPACE}]?%?$")
LARGE, HEAD, LEAST, ROOMY, LINE, GUTTER = 13.0, 0.88, 60, 150, 1.3, 12
LINES = 3  # of a head, where there is room
LOOKS = ((13.0, 6.0), (12.0, 6.0), (11.0, 5.0), (10.0, 4.0), (9.0, 3.0), (8.5, 1.5), (8.0, 0.5))

Rows: TypeAlias = Sequence[Sequence[str]]
Accents: TypeAlias = Mapping[str, str]
NONE: Accents = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Laid:
    """A table in lines: those of its cells, head first, and how wide its columns are."""

    lines: Sequence[Sequence[Sequence[str]]]
    rows: Rows
    columns: Sequence[float]
    accents: Accents

    def look(self, n: int, place: int) -> tuple[str, bool]:
        """The colour of a cell's letters, and whether they are bold; row nought is the head."""
        if not n:
            return "muted", True
        row = self.rows[n - 1]
        bold = place == 0 or not self.accents.keys().isdisjoint((row[0], row[place]))
        return self.accents.get(row[place], "ink"), bold


def partner_table(
    heads: Sequence[str], rows: Rows, extent: tuple[float, float], accents: Accents = NONE
) -> str:
    """Rows beneath their heads as SVG; trends are cells that hold a sparkline.

    `extent` is its width, and its height or nought. The letters are the largest in which it is
    no wider and no higher. Cells that say a name of `accents` have the colour it is there for,
    and the row that one leads is bold.
    """
    width, height = extent
    for letters, pad in LOOKS:
        columns = _columns(heads, rows, width, letters)
        laid = [_laid(heads, columns, letters * HEAD, bold=True)]
        laid += [_laid(row, columns, letters) for row in rows]
        total = sum(_deep(lines, letters, pad) for lines in laid)
        across = sum(columns) + GUTTER * (len(columns) - 1)
        if across <= width + 1 and (not height or total <= height):
            break
    spare = max(0.0, min((height - total) / len(laid), letters)) if height else 0
    table = Laid(laid, rows, columns, accents)
    return _drawn(table, width, (letters, pad + spare / 2))


def _columns(heads: Sequence[str], rows: Rows, width: float, letters: float) -> list[float]:
    """How wide each column is: as its amounts want it, and what is left for texts.

    Heads have few lines where the longest text still has room, else one for each word.
    """
    texts = [n for n, it in enumerate(rows[0]) if not (AMOUNT.match(it) or TREND.match(it))]
    for few in (True, False):
        wanted = [
            max(_widest(head, letters * HEAD, few), *(_wish(row[n], letters) for row in rows))
            for n, head in enumerate(heads)
        ]
        spare = width - sum(wanted) - GUTTER * (len(heads) - 1)
        if spare >= 0:
            return [it + spare / len(wanted) for it in wanted]
        most = max(texts, key=lambda n: wanted[n])
        if few and wanted[most] + spare >= ROOMY:
            break
    wanted[most] = max(LEAST, wanted[most] + spare)
    return wanted


def _wish(cell: str, letters: float) -> float:
    return WIDTH * _scale(letters) if TREND.match(cell) else room(cell, letters, bold=True)


def _scale(letters: float) -> float:
    """How large a trend is beside letters of that size."""
    return (letters / LARGE) ** 2


def _widest(head: str, letters: float, few: bool) -> float:
    """What a head takes: its longest word, or more, so that it has `few` lines."""
    wide = max(room(word, letters, bold=True) for word in head.split() or [""])
    while few and len(wrap(head, letters, wide, True)) > LINES:
        wide += letters / 2
    return wide


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


def _drawn(table: Laid, width: float, look: tuple[float, float]) -> str:
    letters, pad = look
    columns = table.columns
    amounts = [bool(AMOUNT.match(it)) for it in table.rows[0]]
    lefts = [sum(columns[:n]) + GUTTER * n for n in range(len(columns))]
    top, drawn = 0.0, []
    for n, lines in enumerate(table.lines):
        deep = _deep(lines, letters, pad)
        size = letters if n else letters * HEAD
        for place, texts in enumerate(lines):
            x = lefts[place] + columns[place] * amounts[place]
            style = _style(size, table.look(n, place), amounts[place])
            drawn += _texts(texts, (x, top + pad), letters, style)
            if n:
                cell = table.rows[n - 1][place]
                drawn.append(_trend(cell, lefts[place], top + deep / 2, letters))
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


def _style(size: float, look: tuple[str, bool], amount: bool) -> str:
    ink, bold = look
    return (
        f'font-family="{STACK}" font-size="{size:g}" font-weight="{600 if bold else 400}"'
        f' text-anchor="{"end" if amount else "start"}" fill="{colour(ink)}"'
    )


def _texts(lines: Sequence[str], at: tuple[float, float], size: float, style: str) -> list[str]:
    x, top = at
    return [
        f'<text x="{x:.1f}" y="{top + size * (LINE * n + 1):.1f}" {style}>{escape(line)}</text>'
        for n, line in enumerate(lines)
    ]
