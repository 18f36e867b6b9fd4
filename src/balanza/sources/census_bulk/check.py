"""Whether the detail sums to the control files, to the dollar."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from balanza.sources.census_bulk.breaches import Breaches
from balanza.sources.census_bulk.columns import Integers
from balanza.sources.census_bulk.layouts import Layout
from balanza.sources.census_bulk.records import Piece, Which

EXACT = 2**53  # up to here a sum of whole numbers in floating point is exact


class Sums:
    """What records sum to, by the key of a control file, measure by measure."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.found: dict[str, Integers] = {}

    def add(self, piece: Piece, values: Mapping[str, Integers]) -> None:
        """Add the records of a piece, of the control file or of the detail."""
        names, which = self._keys(piece)
        found = np.zeros((len(names), len(self.layout.measures)), np.int64)
        for column, measure in enumerate(self.layout.measures):
            found[:, column] = _summed(values[measure], which, len(names))
        for name, row in zip(names, found, strict=True):
            self.found[name] = self.found.get(name, 0) + row

    def against(self, control: "Sums", breaches: Breaches) -> None:
        """Count each value that differs from what the control file says as a breach."""
        found = list(self._differences(control))
        breaches.add(f"sums of the detail unlike {self.layout.name}", len(found), found)

    def _differences(self, control: "Sums") -> Iterator[str]:
        nothing = np.zeros(len(self.layout.measures), np.int64)
        for name in sorted({*self.found, *control.found}):
            ours, theirs = self.found.get(name, nothing), control.found.get(name, nothing)
            for column in np.flatnonzero(ours != theirs):
                measure = self.layout.measures[column]
                yield f"{name} {measure} is {ours[column]:,}, not {theirs[column]:,}"

    def _keys(self, piece: Piece) -> tuple[list[str], Which]:
        """The keys of the records, joined where there are two."""
        names, which = [""], np.zeros(len(piece.block), np.intp)
        for column in self.layout.key:
            more, index = piece.codes(column)
            names = [f"{one} {two}".strip() for one in names for two in more]
            which = which * len(more) + index
        return names, which


def _summed(values: Integers, which: Which, count: int) -> Integers:
    if not values.size or int(values.max()) * len(values) < EXACT:
        return np.bincount(which, values, count).astype(np.int64)
    exact = np.zeros(count, np.int64)
    np.add.at(exact, which, values)
    return exact


class Keys:
    """The keys of all records, to tell those that stand more than once."""

    def __init__(self) -> None:
        self._keys: list[NDArray[np.uint64]] = []

    def add(self, piece: Piece) -> None:
        """Remember the keys of a piece: they stand at the beginning of its records."""
        width = sum(piece.layout.places[it][1] for it in piece.layout.key)
        cells = np.full((len(piece.block), -(-width // 8) * 8), ord("."), np.uint8)
        cells[:, :width] = piece.block[:, :width]
        self._keys.append(cells.view("<u8"))

    def repeated(self, name: str, breaches: Breaches) -> None:
        """Count each record whose key an earlier one has as a breach."""
        if not self._keys:
            breaches.add("files without a record", 1, [name])
            return
        words = np.concatenate(self._keys)
        mixed = _mixed(words)
        order = np.argsort(mixed, kind="stable")
        near = np.flatnonzero(mixed[order[1:]] == mixed[order[:-1]])
        later, earlier = order[near + 1], order[near]
        same = (words[later] == words[earlier]).all(axis=1)
        pairs = list(zip(later[same] + 1, earlier[same] + 1, strict=True))
        told = (f"{name} record {two:,} has the key of record {one:,}" for two, one in pairs)
        breaches.add("records that stand more than once", len(pairs), told)


def below(piece: Piece, values: Mapping[str, Integers], breaches: Breaches) -> None:
    """Count each value from January on that is below that of the month as a breach."""
    half = len(piece.layout.measures) // 2
    for month, year in zip(
        piece.layout.measures[:half], piece.layout.measures[half:], strict=True
    ):
        rows = np.flatnonzero(values[year] < values[month])
        told = (
            f"{piece.where(row)}, {year} is {values[year][row]:,}, "
            f"{month} {values[month][row]:,}"
            for row in rows
        )
        breaches.add("values from January on that are below the month's", len(rows), told)


def _mixed(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for the words of each row; rows that differ hardly ever share it."""
    mixed = np.zeros(len(words), np.uint64)
    for column in words.T:
        mixed = (mixed ^ column) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed
