"""Whether the bytes that everything is made of are still as they came."""

import struct
from collections.abc import Iterator
from pathlib import Path

from balanza.errors import StoreError
from balanza.store.checks.account import Account, Remarks
from balanza.store.checks.scope import Scope
from balanza.store.drafts import PREFIX
from balanza.store.snapshots import Snapshot, Snapshots, places, read_snapshot

BYTES = (".zst", ".zip")
COPY = "Bring them back from a copy of the store; nothing here can make them again."
MEND = "`balanza verify --repair` writes it anew from the ledger, where that has it."
STRAY = "A write that was broken off left them, and the next one needs them not; remove them."


def snapshots(scope: Scope) -> Account:
    """Every record has its bytes, with their digest and size; no bytes are without a record."""
    found, remarks = scope.store.snapshots, Remarks()
    used = None if scope.is_whole else _used(scope)
    count = size = noted = 0
    for path in sorted(found.folder.glob("*/*.json")):
        if used is not None and path.stem not in used:
            continue
        it = _record(path, remarks)
        if it and it.kept:
            count, size = count + 1, size + it.size
            _bytes(found, it, remarks, quick=scope.quick)
        noted += bool(it and not it.kept)
    for path in _strays(found.folder):
        remarks.note("bytes without a record", f"{path.parent.name}/{path.name}", STRAY)
    also = f", {noted:,} known by digest only" if noted else ""
    return Account(
        "snapshots", f"{count:,} ({size / 1e6:,.1f} MB unpacked){also}", remarks.all()
    )


def _used(scope: Scope) -> set[str]:
    return {it.snapshot for part in scope.parts() for it in part.facets}


def _record(path: Path, remarks: Remarks) -> Snapshot | None:
    try:
        it = read_snapshot(path)
    except StoreError as problem:
        remarks.damage("records of snapshots that cannot be read", str(problem), MEND)
        return None
    if (it.origin, it.sha256) != (path.parent.name, path.stem):
        where = f"{path.parent.name}/{path.name}"
        remarks.damage(
            "records of snapshots that are of other bytes",
            f"{where} says {it.origin}/{it.sha256}",
            MEND,
        )
        return None
    return it


def _bytes(found: Snapshots, it: Snapshot, remarks: Remarks, *, quick: bool) -> None:
    path = next((p for p in places(found.folder, it) if p.exists()), None)
    if path is None:
        remarks.damage("snapshots whose bytes are gone", f"{it.origin}/{it.sha256}", COPY)
    elif quick:
        size = path.stat().st_size if path.suffix == ".zip" else _unpacked(path)
        if size != it.size:
            there = f"is of {size:,} bytes" if size >= 0 else "holds nothing packed"
            says = f"{it.origin}/{path.name} {there}, not {it.size:,} bytes"
            remarks.damage("snapshots of another size", says, COPY)
    else:
        try:
            found.file(it) if path.suffix == ".zip" else found.read(it)
        except StoreError as problem:
            remarks.damage("snapshots whose bytes have changed", str(problem), COPY)


def _unpacked(path: Path) -> int:
    """The size that a Zstandard frame says it has when unpacked; -1 where it is none.

    Source  RFC 8878, section 3.1.1.1
    """
    with path.open("rb") as file:
        head = file.read(18).ljust(18, b"\0")
    if head[:4] != b"\x28\xb5\x2f\xfd":
        return -1
    single, width = head[4] & 32, 1 << (head[4] >> 6)
    start = 5 + (not single) + (0, 1, 2, 4)[head[4] & 3]
    if width == 1:
        return head[start] if single else -1
    size: int
    (size,) = struct.unpack_from({2: "<H", 4: "<I", 8: "<Q"}[width], head, start)
    return size + (256 if width == 2 else 0)  # noqa: PLR2004  as the format has it


def _strays(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob("*/*")):
        is_bytes = path.suffix in BYTES and not path.name.startswith(PREFIX)
        if is_bytes and not path.with_suffix(".json").exists():
            yield path
