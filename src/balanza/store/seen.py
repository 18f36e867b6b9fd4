"""A memory of large files whose bytes were looked at, so that not every process reads them.

A year of bulk files is gigabytes: their digests would take longer than a question. Who writes a
part remembers it, with the file's time and size; a file that has another time or size, or that
nobody remembers, is looked at. `balanza verify` looks at all of them.
"""

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec

FILE = "seen.jsonl"
LARGE = 1 << 20  # smaller files take less than a millisecond

Stamp: TypeAlias = tuple[int, int, str]


class Seen(msgspec.Struct, frozen=True):
    """A file as it was when its digest was taken; `file` is its place in the warehouse."""

    file: str
    changed: int
    size: int
    sha256: str


def remember(path: Path, sha256: str, warehouse: Path) -> None:
    """Write down that the bytes of `path` have the digest `sha256`. Only for who writes.

    A memory that the disk does not take costs time, and nothing else.
    """
    now = path.stat()
    if now.st_size < LARGE:
        return
    seen = Seen(_place(path, warehouse), now.st_mtime_ns, now.st_size, sha256)
    with suppress(OSError), (warehouse / FILE).open("ab") as lines:
        lines.write(b"\n" + msgspec.json.encode(seen) + b"\n")  # ends a line cut short


def is_as_seen(path: Path, sha256: str, warehouse: Path) -> bool:
    """Whether `path` has the time and size that it had when its digest was `sha256`."""
    now = path.stat()
    if now.st_size < LARGE or not (warehouse / FILE).exists():
        return False
    memory = (warehouse / FILE).stat()
    known = _memory(warehouse / FILE, memory.st_mtime_ns, memory.st_size)
    return known.get(_place(path, warehouse)) == (now.st_mtime_ns, now.st_size, sha256)


def _place(path: Path, warehouse: Path) -> str:
    return path.relative_to(warehouse).as_posix()


@cache
def _memory(path: Path, changed: int, size: int) -> dict[str, Stamp]:  # noqa: ARG001  they tell states apart
    found = (_seen(line) for line in path.read_bytes().splitlines())
    return {it.file: (it.changed, it.size, it.sha256) for it in found if it}


def _seen(line: bytes) -> Seen | None:
    try:
        return msgspec.json.decode(line, type=Seen)
    except msgspec.DecodeError:  # the process was killed while it wrote the line
        return None
