"""The text of a member as matrices of bytes, a row for each record, in bounded pieces."""

import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from balanza.errors import SourceError
from balanza.sources.census_bulk.breaches import Breaches
from balanza.sources.census_bulk.inflate import inflated
from balanza.sources.census_bulk.layouts import Layout

SIZE = (
    8 << 20
)  # a piece that stays in the processor's cache: half the time of one that does not
END_OF_FILE = b"\x1a"
Bytes: TypeAlias = NDArray[np.uint8]
Which: TypeAlias = NDArray[np.intp]
Codes: TypeAlias = tuple[list[str], Which]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some records of a member: `first` is the number of the first, counted from 1."""

    layout: Layout
    first: int
    block: Bytes
    _codes: dict[str, Codes] = field(default_factory=dict)

    def place(self, column: str) -> Bytes:
        """The bytes of a column."""
        start, width = self.layout.places[column]
        return self.block[:, start : start + width]

    def codes(self, column: str) -> Codes:
        """The distinct words of a column, and which of them each record has."""
        if column not in self._codes:
            self._codes[column] = _codes(np.ascontiguousarray(self.place(column)))
        return self._codes[column]

    def where(self, row: "int | np.intp") -> str:
        """How a record is called in a message."""
        return f"{self.layout.name} record {self.first + row:,}"


def pieces(
    archive: zipfile.ZipFile, member: str, layout: Layout, breaches: Breaches
) -> Iterator[Piece]:
    """The records of `member`, whatever its line ends; those of a wrong length are breaches.

    Raises  SourceError when the archive is damaged
    """
    first = 1
    try:
        for text in _ahead(_whole_lines(inflated(archive, member, SIZE))):
            block = _block(text, first, layout, breaches)
            yield Piece(layout, first, block)
            first += len(block)
    except (zipfile.BadZipFile, EOFError, OSError) as problem:
        raise SourceError(f"{member} cannot be unpacked: {problem}.") from problem


def _ahead(texts: Iterator[bytes]) -> Iterator[bytes]:
    """The same texts, each made in the background while the one before is used."""
    with ThreadPoolExecutor(1) as background:
        coming = background.submit(next, texts, b"")
        while text := coming.result():
            coming = background.submit(next, texts, b"")
            yield text


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = 1 + max(text.rfind(b"\n"), -1 if b"\n" in text else text.rfind(b"\r", 0, -1))
        if end:
            yield text[:end]
        rest = text[end:]
    if rest:
        yield rest


def _block(text: bytes, first: int, layout: Layout, breaches: Breaches) -> Bytes:
    """Records as they lie, where each ends alike; else cut line by line."""
    width = layout.width
    step = width + 1 + (text[width : width + 1] == b"\r")
    if len(text) % step == 0:
        block = np.frombuffer(text, np.uint8).reshape(-1, step)
        if (block[:, width:] == np.frombuffer(b"\r\n"[width - step :], np.uint8)).all():
            return block[:, :width]
    return _cut(text, first, layout, breaches)


def _cut(text: bytes, first: int, layout: Layout, breaches: Breaches) -> Bytes:
    lines = text.splitlines()
    if lines[-1] == END_OF_FILE:
        what = f"{layout.name} ends with the byte 1A, the end-of-file mark of DOS"
        breaches.add("bytes behind the last record", 1, [what])
        lines.pop()
    fit = [it for it in lines if len(it) == layout.width]
    breaches.add(
        f"records not {layout.width} characters long",
        len(lines) - len(fit),
        (
            f"{layout.name} record {first + n:,} has {len(it)}"
            for n, it in enumerate(lines)
            if len(it) != layout.width
        ),
    )
    return np.frombuffer(b"".join(fit), np.uint8).reshape(-1, layout.width)


def _codes(cells: Bytes) -> Codes:
    """Distinct words; neighbours are mostly alike, so only where they change is looked at."""
    words = cells.view(f"S{cells.shape[1]}").ravel()
    changes = np.flatnonzero(np.r_[True, words[1:] != words[:-1]][: len(words)])
    distinct, which = np.unique(words[changes], return_inverse=True)
    lengths = np.diff(np.r_[changes, len(words)])
    return [it.decode("latin-1").strip() for it in distinct], np.repeat(which, lengths)
