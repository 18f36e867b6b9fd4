"""The record of a part: what one vintage of it holds, and of which bytes it was made."""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from balanza.errors import StoreError
from balanza.store.drafts import draft
from balanza.store.seen import is_as_seen, remember

RECORD = "record.json"


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """What rows of a part are of, and the months in which they stand."""

    flow: str
    measure: str
    level: str
    snapshot: str
    months: tuple[date, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One vintage of a part; `file` is its Parquet file, `sha256` that file's digest.

    `facets` say what its rows are of, so that a question that they cannot answer needs no
    look at them; `notes` are what a reader of it should know.
    """

    table: str
    part: str
    vintage: date
    file: str
    sha256: str
    rows: int
    facets: tuple[Facet, ...]
    notes: tuple[str, ...] = ()

    @property
    def first(self) -> date:
        """Its first month."""
        return min(month for it in self.facets for month in it.months)

    @property
    def last(self) -> date:
        """Its last month."""
        return max(month for it in self.facets for month in it.months)

    def path(self, warehouse: Path) -> Path:
        """Where its rows lie, in the folder of a warehouse."""
        return folder(warehouse, self.table, self.part, self.vintage) / self.file

    def intact(self, warehouse: Path, *, anew: bool = False) -> Path:
        """Where its rows lie, when they are still as they were written.

        The bytes are looked at once, and again when the file's time or size has changed: of
        a small file once in each process, of a large one once for all (`seen`), unless they
        are to be looked at `anew`.

        Raises  StoreError when they are gone or no longer the same.
        """
        path = self.path(warehouse)
        try:
            if not anew and is_as_seen(path, self.sha256, warehouse):
                return path
            now = path.stat()
            digest = _digest(path, now.st_mtime_ns, now.st_size)
        except OSError as problem:
            raise _damaged(path, problem.strerror or str(problem)) from problem
        if digest != self.sha256:
            raise _damaged(path, f"its bytes now have the digest {digest}")
        return path


@cache
def _digest(path: Path, changed: int, size: int) -> str:  # noqa: ARG001  they tell files apart
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder(warehouse: Path, table: str, part: str, vintage: date) -> Path:
    """Where a vintage of a part lies: names that other engines read as columns."""
    return warehouse / table / f"part={part}" / f"vintage={vintage}"


def write_record(warehouse: Path, part: Part) -> None:
    """Make `part` the one that counts for its vintage, and drop the rows that it replaces."""
    remember(part.path(warehouse), part.sha256, warehouse)
    home = folder(warehouse, part.table, part.part, part.vintage)
    with draft(home / RECORD) as hidden:
        hidden.write_bytes(msgspec.json.format(msgspec.json.encode(part)))
    for other in home.glob("rows-*.parquet"):
        if other.name != part.file:
            other.unlink()


def records(warehouse: Path, table: str, part: str = "*") -> Iterator[Part]:
    """Every vintage of every part of `table`, or of one `part`, in no promised order.

    Raises  StoreError when a record is damaged.
    """
    for path in record_paths(warehouse, table, part):
        yield read_record(path)


def record_paths(warehouse: Path, table: str, part: str = "*") -> Iterator[Path]:
    """Where the records of `table` lie, in no promised order."""
    return (warehouse / table).glob(f"part={part}/vintage=*/{RECORD}")


def read_record(path: Path) -> Part:
    """The record in the file `path`.

    Raises  StoreError when it is damaged
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Part)
    except (OSError, msgspec.DecodeError) as problem:
        raise _damaged(path, str(problem)) from problem


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        f"{path} is damaged: {why}. Make it again with `balanza verify --repair`, "
        f"or bring it back from a copy."
    )
