"""Which part of a store is rechecked, how thoroughly, and what of it can be read at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from balanza import catalog
from balanza.errors import StoreError
from balanza.store.parts import Part, read_record, record_paths
from balanza.store.store import Store

MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Scope:
    """Some tables of a store; `quick` leaves out all that reads rows or bytes."""

    store: Store
    tables: tuple[str, ...]
    quick: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every table is looked at."""
        return set(self.tables) >= catalog.tables().keys()

    def parts(self) -> list[Part]:
        """The parts whose record can be read, by part and vintage."""
        return [it for name in self.tables for it in self._of(name)]

    def sound(self, table: str) -> list[Part]:
        """The parts of `table` whose rows are still as they were written."""
        if table not in self.tables:
            return []
        return [it for it in self._of(table) if self._is_intact(it)]

    def newest(self, table: str) -> list[Part]:
        """The newest vintage of each sound part of `table`."""
        return list({it.part: it for it in self.sound(table)}.values())

    def files(self, parts: list[Part]) -> list[str]:
        """Where the rows of `parts` lie."""
        return [str(it.path(self.store.warehouse.folder)) for it in parts]

    def _of(self, table: str) -> list[Part]:
        found = map(_readable, record_paths(self.store.warehouse.folder, table))
        return sorted((it for it in found if it), key=lambda it: (it.part, it.vintage))

    def _is_intact(self, part: Part) -> bool:
        try:
            part.intact(self.store.warehouse.folder, anew=not self.quick)
        except StoreError:
            return False
        return True


@contextmanager
def bounded() -> Iterator[Any]:
    """Give a DuckDB that takes no more than a gigabyte, and puts the rest on the disk."""
    import duckdb  # noqa: PLC0415  only where rows are read

    with TemporaryDirectory() as folder, duckdb.connect() as engine:
        engine.execute(f"SET memory_limit = '{MEMORY}'")
        engine.execute(f"SET temp_directory = '{folder}'")
        engine.execute("SET preserve_insertion_order = false")
        yield engine


def _readable(path: Path) -> Part | None:
    try:
        return read_record(path)
    except StoreError:
        return None
