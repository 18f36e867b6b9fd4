"""Columns out of matrices of bytes: numbers by arithmetic on their digits, words by code."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from balanza.sources.census_bulk.breaches import Breaches
from balanza.sources.census_bulk.layouts import NUMBER
from balanza.sources.census_bulk.records import Bytes, Piece

Integers: TypeAlias = NDArray[np.int64]
Words: TypeAlias = NDArray[np.uint64]
LOW = np.uint64(0x0F0F0F0F0F0F0F0F)
HIGH = np.uint64(0x0F0F0F0F0F0F0F00)  # the first of its eight letters is another's
DIGITS = 9
ZERO, SPACE = ord("0"), ord(" ")


def numbers(piece: Piece, breaches: Breaches) -> dict[str, Integers]:
    """Every measure of the records; what is no number is a breach."""
    _no_numbers(piece, breaches)
    return {
        name: _number(piece.block, *piece.layout.places[name]) for name in piece.layout.measures
    }


def _number(block: Bytes, start: int, width: int) -> Integers:
    """Fifteen digits, eight at once in a word of 64 bits; a space counts as 0."""
    end = start + width
    low = block[:, end - 8 : end].view("<u8").ravel() & LOW
    high = block[:, start - 1 : start + 7].view("<u8").ravel() & HIGH
    found = _eight(low)
    large = np.flatnonzero(high)
    found[large] += _eight(high[large]) * np.uint64(10**8)
    return found.view(np.int64)


def _eight(word: Words) -> Words:
    pairs = (word * np.uint64(2561) >> np.uint64(8)) & np.uint64(0x00FF00FF00FF00FF)
    fours = (pairs * np.uint64(6553601) >> np.uint64(16)) & np.uint64(0x0000FFFF0000FFFF)
    return fours * np.uint64(42949672960001) >> np.uint64(32)


def _no_numbers(piece: Piece, breaches: Breaches) -> None:
    area = piece.block[:, piece.layout.first_measure :]
    if not area.size or (area.min() >= ZERO and area.max() <= ZERO + DIGITS):
        return
    fields = area.reshape(len(area), -1, NUMBER)
    space = fields == SPACE
    wrong = ~(space | (fields - np.uint8(ZERO) <= DIGITS)).all(axis=2)
    wrong |= (space[:, :, 1:] & ~space[:, :, :-1]).any(axis=2)
    rows, columns = np.nonzero(wrong)
    breaches.add(
        "values that are no whole numbers",
        len(rows),
        (
            f"{piece.where(row)}, {piece.layout.measures[column]} is "
            f"'{_said(fields[row, column])}'"
            for row, column in zip(rows, columns, strict=True)
        ),
    )


def _said(cells: Any) -> str:  # noqa: ANN401  a row of bytes, whatever its type
    text: bytes = cells.tobytes()
    return text.decode("latin-1")
