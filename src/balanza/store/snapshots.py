"""Bytes as a provider sent them, kept for good and named by their content.

`snapshots/<origin>/<sha256>.zst` are the bytes, compressed; of an archive, which does not pack
any further, `<sha256>.zip` is the file as it came. The `.json` beside them says where they came
from and when. The record is written last: without it there is no snapshot.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyarrow as pa

from balanza.errors import StoreError
from balanza.store.drafts import draft

FILE = "zip"
LINKLESS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS, errno.EACCES}


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of some bytes: `fetched_at` is an ISO time in UTC, `url` has no key.

    Where `kept` is false the store has their digest and their name, but not the bytes.
    `etag` and `last_modified` are what the provider called this state of them, if it did.
    """

    origin: str
    url: str
    sha256: str
    fetched_at: str
    size: int
    kept: bool = True
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Snapshots:
    """A folder of snapshots; nothing in it is ever changed or removed."""

    folder: Path
    compression: int = 6

    def keep(self, origin: str, url: str, fetched_at: str, body: bytes) -> Snapshot:
        """Keep `body`; bytes that are here already keep the record of their first coming."""
        digest = hashlib.sha256(body).hexdigest()
        record = self._path(origin, digest, "json")
        if record.exists():
            return read_snapshot(record)
        snapshot = Snapshot(
            origin=origin, url=url, sha256=digest, fetched_at=fetched_at, size=len(body)
        )
        with draft(self._path(origin, digest, "zst")) as hidden:
            hidden.write_bytes(_codec(self.compression).compress(body, asbytes=True))
        _write(snapshot, record)
        return snapshot

    def keep_file(self, snapshot: Snapshot, path: Path) -> None:
        """Keep the file at `path`, whose bytes are `snapshot`, as it is.

        It is linked where the file system allows, and else copied: so it takes no room twice.

        Raises  StoreError when it holds other bytes, or the disk does not take it
        """
        kept = self._path(snapshot.origin, snapshot.sha256, FILE)
        if not kept.exists() or _digest(kept) != snapshot.sha256:
            with draft(kept) as hidden:
                _link(path, hidden)
                _expect_the_same(path, hidden, snapshot.sha256)
        _write(snapshot, self._path(snapshot.origin, snapshot.sha256, "json"))

    def file(self, snapshot: Snapshot) -> Path:
        """Where the file lies that `keep_file` was given, when it is still the same.

        Raises  StoreError when it is gone, no longer the same, or was never kept
        """
        _only_if_kept(snapshot)
        return _intact(self._path(snapshot.origin, snapshot.sha256, FILE), snapshot.sha256)

    def note(self, snapshot: Snapshot) -> None:
        """Write down which bytes rows are made of, without the bytes: they are not wanted."""
        _write(snapshot, self._path(snapshot.origin, snapshot.sha256, "json"))

    def read(self, snapshot: Snapshot) -> bytes:
        """Return the bytes that `keep` or `keep_file` was given.

        Raises  StoreError when they are gone or no longer the same.
        """
        _only_if_kept(snapshot)
        if self._path(snapshot.origin, snapshot.sha256, FILE).exists():
            return self.file(snapshot).read_bytes()
        path = self._path(snapshot.origin, snapshot.sha256, "zst")
        try:
            body: bytes = _codec().decompress(path.read_bytes(), snapshot.size, asbytes=True)
        except (OSError, pa.ArrowInvalid) as problem:
            raise _damaged(path, str(problem)) from problem
        if (digest := hashlib.sha256(body).hexdigest()) != snapshot.sha256:
            raise _damaged(path, f"its bytes now have the digest {digest}")
        return body

    def known(self, sha256: str) -> Snapshot | None:
        """The record of the snapshot with that content, if there is one."""
        for record in self.folder.glob(f"*/{sha256}.json"):
            return read_snapshot(record)
        return None

    def find(self, sha256: str) -> Snapshot:
        """The record of the snapshot with that content.

        Raises  StoreError when there is none.
        """
        if found := self.known(sha256):
            return found
        raise StoreError(
            f"The store holds no snapshot {sha256}, though rows were made of it. "
            f"Bring {self.folder} back from a copy, or refresh into a new store."
        )

    def all(self) -> Iterator[Snapshot]:
        """Every snapshot's record, in no promised order."""
        return map(read_snapshot, self.folder.glob("*/*.json"))

    def _path(self, origin: str, digest: str, suffix: str) -> Path:
        return self.folder / origin / f"{digest}.{suffix}"


def write_snapshot(snapshots: Path, it: Snapshot) -> None:
    """Write the record of a snapshot, whatever lies in its place."""
    _write(it, snapshots / it.origin / f"{it.sha256}.json")


def places(snapshots: Path, it: Snapshot) -> tuple[Path, ...]:
    """Where the bytes of a snapshot may lie: packed, or the file as it came."""
    return tuple(snapshots / it.origin / f"{it.sha256}.{kind}" for kind in ("zst", FILE))


def _only_if_kept(snapshot: Snapshot) -> None:
    if not snapshot.kept:
        raise StoreError(
            f"Of {snapshot.url} the store has only the digest {snapshot.sha256}. "
            f"Look for the file where it was loaded from."
        )


def _intact(path: Path, sha256: str) -> Path:
    try:
        digest = _digest(path)
    except OSError as problem:
        raise _damaged(path, problem.strerror or str(problem)) from problem
    if digest != sha256:
        raise _damaged(path, f"its bytes now have the digest {digest}")
    return path


def _expect_the_same(path: Path, hidden: Path, sha256: str) -> None:
    if (digest := _digest(hidden)) != sha256:
        raise StoreError(
            f"{path} now has the digest {digest}, and had {sha256} when it was read. "
            f"Leave it as it is while it is loaded, and load it again."
        )


def _link(path: Path, hidden: Path) -> None:
    """Make `hidden` the same file as `path`, or a copy of it on another disk."""
    try:
        os.link(path, hidden)
    except OSError as problem:
        if problem.errno not in LINKLESS:
            raise
        shutil.copyfile(path, hidden)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _codec(level: int | None = None) -> pa.Codec:
    return pa.Codec("zstd", compression_level=level)


def _write(snapshot: Snapshot, record: Path) -> None:
    """Write the record of a snapshot, unless it says the same already."""
    body = msgspec.json.format(msgspec.json.encode(snapshot))
    if not record.exists() or record.read_bytes() != body:
        with draft(record) as hidden:
            hidden.write_bytes(body)


def read_snapshot(record: Path) -> Snapshot:
    """The snapshot whose record lies at `record`.

    Raises  StoreError when it is damaged
    """
    try:
        return msgspec.json.decode(record.read_bytes(), type=Snapshot)
    except (OSError, msgspec.DecodeError) as problem:
        raise _damaged(record, str(problem)) from problem


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(f"The snapshot {path} is damaged: {why}. Bring it back from a copy.")
