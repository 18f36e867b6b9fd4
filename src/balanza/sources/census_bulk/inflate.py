"""Inflates a member of an archive in bounded pieces: zlib-ng takes a third of zlib's time."""

import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any

from zlib_ng import zlib_ng

READ = 1 << 20
RAW = -15  # deflated bytes without a header of their own
NAME_LENGTHS, HEADER = (
    26,
    30,
)  # where a local header tells how long its two names are; its length


def inflated(archive: zipfile.ZipFile, member: str, size: int) -> Iterator[bytes]:
    """The bytes of `member`, in pieces of at most `size`.

    Raises  BadZipFile when they are not what the archive's directory says
    """
    entry = archive.getinfo(member)
    with archive.open(entry) as stream:  # sees that the member is there, and not locked
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            yield from iter(partial(stream.read, size), b"")
            return
    checksum = length = 0
    for piece in _deflated(archive, entry, size):
        checksum, length = zlib_ng.crc32(piece, checksum), length + len(piece)
        yield piece
    if (checksum, length) != (entry.CRC, entry.file_size):
        raise zipfile.BadZipFile(f"{member} has another checksum than the archive says")


def _deflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
    inflate, left = zlib_ng.decompressobj(RAW), entry.compress_size
    with open(str(archive.filename), "rb") as file:  # noqa: PTH123  its own name, whatever it is
        file.seek(entry.header_offset + NAME_LENGTHS)
        file.seek(entry.header_offset + HEADER + sum(struct.unpack("<HH", file.read(4))))
        while not inflate.eof:
            packed = inflate.unconsumed_tail or file.read(min(READ, left))
            left -= 0 if inflate.unconsumed_tail else len(packed)
            text = _more(inflate, packed, size, entry)
            if text:
                yield text
            elif not packed and not inflate.eof:
                raise zipfile.BadZipFile(f"{entry.filename} ends too early")


def _more(inflate: Any, packed: bytes, size: int, entry: zipfile.ZipInfo) -> bytes:  # noqa: ANN401
    try:
        text: bytes = inflate.decompress(packed, size)
    except zlib_ng.error as problem:  # type: ignore[misc]  # its stub is of an instance
        raise zipfile.BadZipFile(f"{entry.filename}: {problem}") from problem
    return text
