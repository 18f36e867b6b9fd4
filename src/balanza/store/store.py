"""A folder with everything we keep, and how to find it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from balanza import catalog
from balanza.errors import StoreError
from balanza.store.drafts import draft, sweep
from balanza.store.journal import FILE, Journal
from balanza.store.ledger import Ledger, read_ledger, write_ledger
from balanza.store.parts import records
from balanza.store.snapshots import Snapshots
from balanza.store.warehouse import Warehouse

FORMAT = 1
MARK = "store.json"
SAMPLE = Path(__file__).parent.parent / "sample" / "store"


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """What a store says of itself; `label` stands on all that is shown from it, by language."""

    format: int = FORMAT
    name: str = ""
    label: dict[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Store:
    """The snapshots, which are the truth, and the warehouse made of them."""

    folder: Path
    snapshots: Snapshots
    warehouse: Warehouse
    edition: Edition = field(default_factory=Edition)

    @classmethod
    def at(cls, folder: Path) -> "Store":
        """The store in `folder`, read with DuckDB.

        Raises  StoreError when it is of a newer format than this program knows.
        """
        snapshots = Snapshots(folder / "snapshots")
        return cls(folder, snapshots, Warehouse(folder / "warehouse"), _edition(folder))

    @property
    def journal(self) -> Journal:
        """The answers of a refresh that was not finished."""
        return Journal(self.folder / FILE)

    @property
    def is_empty(self) -> bool:
        """Whether no table has a row to show."""
        tables = catalog.tables()
        return not any(True for name in tables for _ in records(self.warehouse.folder, name))

    @property
    def ledger(self) -> Ledger | None:
        """What the warehouse held when writing last ended; none in a store of old.

        Raises  StoreError when it is damaged
        """
        return read_ledger(self.folder)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store alone while it is written, then bring its ledger up to date.

        Raises  as `alone`; StoreError, too, when the ledger is damaged or cannot be written
        """
        with self.alone():
            before = self.ledger
            yield
            write_ledger(self.folder, before, self.snapshots, self.warehouse)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the store alone; drafts of a killed process are removed.

        Raises  StoreError when another process is writing, or the folder takes no files.
        """
        lock = FileLock(self.folder / ".lock", timeout=0)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = lock.acquire()
        except Timeout as problem:
            raise StoreError(
                f"Another process is writing to {self.folder}. Wait until it is done, "
                f"or use another store."
            ) from problem
        except OSError as problem:
            raise StoreError(
                f"{self.folder} cannot be written: {problem.strerror or problem}. "
                f"Choose another folder with --store or BALANZA_STORE."
            ) from problem
        with held:
            sweep(self.folder)
            if not (self.folder / MARK).exists():
                self.mark(self.edition)
            yield

    def mark(self, edition: Edition) -> None:
        """Write down what the store says of itself."""
        with draft(self.folder / MARK) as hidden:
            hidden.write_bytes(msgspec.json.format(msgspec.json.encode(edition)))


def default_folder() -> Path:
    """Where the data rest unless another place is given: BALANZA_STORE, or as is usual."""
    from platformdirs import user_data_path  # noqa: PLC0415  only where no place is given

    return Path(os.environ.get("BALANZA_STORE") or user_data_path("balanza") / "store")


def open_store(folder: Path | str | None = None) -> Store:
    """The store in `folder` (default: `default_folder()`); if it is empty, the sample."""
    store = Store.at(Path(folder) if folder else default_folder())
    return Store.at(SAMPLE) if store.is_empty else store


def _edition(folder: Path) -> Edition:
    path = folder / MARK
    if not path.exists():
        return Edition()
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Edition)
    except (OSError, msgspec.DecodeError) as problem:
        raise StoreError(
            f"{path} is damaged: {problem}. Bring it back from a copy."
        ) from problem
    if found.format > FORMAT:
        raise StoreError(
            f"The store in {folder} has format {found.format}; this balanza knows formats "
            f"up to {FORMAT}. Install a newer balanza, or choose another store."
        )
    return found
