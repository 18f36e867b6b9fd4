"""Bytes as a provider sent them, kept for good and named by their content.

`snapshots/<origin>/<sha256>.zst` are the bytes, compressed; the `.json` beside them says
where they came from and when. The record is written last: without it there is no snapshot.
"""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyarrow as pa

from balanza.errors import StoreError
from balanza.store.drafts import draft


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of some bytes: `fetched_at` is an ISO time in UTC, `url` has no key.

    Where `kept` is false the store has their digest and their name, but not the bytes.
    """

    origin: str
    url: str
    sha256: str
    fetched_at: str
    size: int
    kept: bool = True


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
        write_snapshot(self.folder, snapshot)
        return snapshot

    def note(self, snapshot: Snapshot) -> None:
        """Write down which bytes rows are made of, without the bytes: they are too many."""
        if not self._path(snapshot.origin, snapshot.sha256, "json").exists():
            write_snapshot(self.folder, snapshot)

    def keep_file(self, snapshot: Snapshot, path: Path) -> None:
        """Keep the bytes of the file `path`, as they lie there, and the record of them."""
        with draft(self._path(snapshot.origin, snapshot.sha256, "zip")) as hidden:
            shutil.copyfile(path, hidden)
        self.note(snapshot)

    def file(self, snapshot: Snapshot) -> Path:
        """Where the file lies that `keep_file` was given.

        Raises  StoreError when it is gone or no longer the same
        """
        path = self._path(snapshot.origin, snapshot.sha256, "zip")
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as problem:
            raise _damaged(path, problem.strerror or str(problem)) from problem
        if digest != snapshot.sha256:
            raise _damaged(path, f"its bytes now have the digest {digest}")
        return path

    def read(self, snapshot: Snapshot) -> bytes:
        """Return the bytes that `keep` was given.

        Raises  StoreError when they are gone or no longer the same.
        """
        if not snapshot.kept:
            raise StoreError(
                f"Of {snapshot.url} the store has only the digest {snapshot.sha256}. "
                f"Look for the file where it was loaded from."
            )
        path = self._path(snapshot.origin, snapshot.sha256, "zst")
        try:
            body: bytes = _codec().decompress(path.read_bytes(), snapshot.size, asbytes=True)
        except (OSError, pa.ArrowInvalid) as problem:
            raise _damaged(path, str(problem)) from problem
        if (digest := hashlib.sha256(body).hexdigest()) != snapshot.sha256:
            raise _damaged(path, f"its bytes now have the digest {digest}")
        return body

    def find(self, sha256: str) -> Snapshot:
        """The record of the snapshot with that content.

        Raises  StoreError when there is none.
        """
        for record in self.folder.glob(f"*/{sha256}.json"):
            return read_snapshot(record)
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
    with draft(snapshots / it.origin / f"{it.sha256}.json") as hidden:
        hidden.write_bytes(msgspec.json.format(msgspec.json.encode(it)))


def places(snapshots: Path, it: Snapshot) -> tuple[Path, ...]:
    """Where the bytes of a snapshot may lie: packed, or the file as it came."""
    return tuple(snapshots / it.origin / f"{it.sha256}.{kind}" for kind in ("zst", "zip"))


def _codec(level: int | None = None) -> pa.Codec:
    return pa.Codec("zstd", compression_level=level)


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
