"""Tables as paper sets them: which columns hold amounts, and which amounts are below zero."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from balanza.figures import plain
from balanza.publications import passages
from balanza.publications.content import Table
from balanza.publications.passages import DRAWN, Run, Runs, runs, words_of

AMOUNT = re.compile(r"^[-+\N{MINUS SIGN}$]*\d[\d.,]*[%\w \N{NO-BREAK SPACE}]{0,3}$")
NARROW, BROAD = 12, 36  # letters that a column holds at least, and need not exceed
MARK = 4  # letters that take the room of the mark of a note
NAMED = 'xmlns="http://www.w3.org/2000/svg"'
BELOW = ("-", "\N{MINUS SIGN}")
Accent: TypeAlias = Literal["", "deficit", "surplus"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a table; an amount stands to the right, and may have a colour of the palette.

    `drawn` is a small picture as SVG, whose title the words are.
    """

    runs: Runs
    amount: bool
    accent: Accent
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Heads and rows of cells."""

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def shares(self) -> list[float]:
        """How much of the breadth each column needs; the shares sum to one.

        A head may take several lines, one for each word.
        """
        heads = [max(map(len, words_of(it.runs).split()), default=0) for it in self.heads]
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(heads)
        longest = [
            max([head, *(_room(it.runs) for it in column)])
            for head, column in zip(heads, columns, strict=True)
        ]
        needed = [min(max(it, NARROW), BROAD) for it in longest]
        return [it / sum(needed) for it in needed]


def grid(table: Table) -> Grid:
    """`table` with its amounts marked.

    In a column where one is below zero, those are deficits and the others surpluses.
    """
    lines = [[runs(cell) for cell in row] for row in table.rows]
    texts = [[words_of(cell) for cell in line] for line in lines]
    signed = [any(it.startswith(BELOW) for it in column) for column in zip(*texts, strict=True)]
    rows = [
        tuple(
            Cell(
                line[at],
                at > 0 and is_amount(text),
                _accent(text, signed[at] and at > 0),
                _drawn(row[at]),
            )
            for at, text in enumerate(words)
        )
        for row, line, words in zip(table.rows, lines, texts, strict=True)
    ]
    amounts = [any(it.amount for it in column) for column in zip(*rows, strict=True)]
    heads = zip(table.columns, amounts or [False] * len(table.columns), strict=True)
    return Grid(tuple(Cell((Run(it),), amount, "") for it, amount in heads), tuple(rows))


def headed(prose: passages.Grid) -> Grid:
    """A table of prose, which has neither amounts nor accents."""
    heads, *rows = [
        tuple(Cell(it, False, "") for it in row) for row in (prose.heads, *prose.rows)
    ]
    return Grid(heads, tuple(rows))


def is_amount(text: str) -> bool:
    """Whether a cell holds a number and little else.

    >>> [is_amount(it) for it in ("−298.9", "+71%", "third", "–")]
    [True, True, False, False]
    """
    return bool(AMOUNT.match(text))


def _room(line: Runs) -> int:
    """How many letters wide a line is, with the marks that its numbers bear."""
    return len(words_of(line)) + MARK * sum(bool(it.trace) for it in line)


def _drawn(cell: str) -> str:
    """The picture in a cell, on light paper and by itself."""
    found = DRAWN.search(cell)
    return plain(found[0]).replace("<svg ", f"<svg {NAMED} ", 1) if found else ""


def _accent(text: str, signed: bool) -> Accent:
    if not (signed and is_amount(text)):
        return ""
    return "deficit" if text.startswith(BELOW) else "surplus"
