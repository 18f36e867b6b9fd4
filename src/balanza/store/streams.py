"""A part that is written as its rows come, for tables that do not fit in memory."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from balanza.catalog import Table
from balanza.errors import SchemaError
from balanza.store.drafts import PREFIX, draft, unwritten
from balanza.store.parts import Part, write_record

LEVEL = 1  # higher ones take longer than all the rest, and save little
GROUP = 122_880  # rows of a row group, as DuckDB would make them
WORDS = pa.dictionary(pa.int32(), pa.string())
ARROW = {"date": pa.date32(), "string": WORDS, "int64": pa.int64()}


class Stream:
    """A hidden Parquet file that grows by a row group when enough pieces have come.

    It is written in the background, while the next pieces are made.
    """

    def __init__(self, table: Table, path: Path, group: int) -> None:
        self.path, self.rows, self._group = path, 0, group
        self._schema = pa.schema([(it.name, ARROW[it.type]) for it in table.columns])
        self._waiting: list[pa.Table] = []
        self._background = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None
        words = [it.name for it in table.columns if it.type != "int64"]
        numbers = [it.name for it in table.columns if it.type == "int64"]
        with _on_disk(path):
            self._writer = pq.ParquetWriter(
                path,
                self._schema,
                compression="zstd",
                compression_level=LEVEL,
                use_dictionary=words,
                column_encoding=dict.fromkeys(numbers, "DELTA_BINARY_PACKED"),
                store_schema=False,  # words are words, however they were handed over
            )

    def take(self, piece: pa.Table) -> None:
        """Write the rows of `piece`.

        Raises  SchemaError when its columns are not the table's
        """
        if piece.column_names != self._schema.names:
            raise SchemaError(
                f"Columns {', '.join(piece.column_names)} came; expected are "
                f"{', '.join(self._schema.names)}, in this order."
            )
        self._waiting.append(piece)
        self.rows += len(piece)
        if sum(map(len, self._waiting)) >= self._group:
            self._write()

    def close(self) -> None:
        """End the file.

        Raises  StoreError when the disk does not take it
        """
        try:
            self._write()
            self._settle()
        finally:
            self._background.shutdown()
            with _on_disk(self.path):
                self._writer.close()

    def _write(self) -> None:
        """Have the waiting pieces written as a row group, when the one before is."""
        self._settle()
        pieces, self._waiting = self._waiting, []
        if pieces:
            self._writing = self._background.submit(self._write_group, pieces)

    def _write_group(self, pieces: list[pa.Table]) -> None:
        group = pa.concat_tables([it.cast(self._schema) for it in pieces])
        size = self._group if len(group) >= 2 * self._group else len(group)
        self._writer.write_table(group.unify_dictionaries().combine_chunks(), size)

    def _settle(self) -> None:
        """Wait for the row group that is being written; what went wrong with it is raised."""
        writing, self._writing = self._writing, None
        with _on_disk(self.path):
            if writing:
                writing.result()

    def digest(self) -> str:
        """The SHA-256 of the file, once it is closed."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise unwritten(path, problem) from problem


@contextmanager
def stream(table: Table, folder: Path, name: str, group: int = GROUP) -> Iterator[Stream]:
    """Give a stream into a hidden file of `folder`; what nobody adopted vanishes.

    A row group is written when `group` rows have come.

    Raises  StoreError when the disk does not take it
    """
    hidden = folder / f"{PREFIX}{name}"
    try:
        taking = Stream(table, hidden, group)
        try:
            yield taking
        finally:
            taking.close()
    finally:
        hidden.unlink(missing_ok=True)


def adopt(made: Part, hidden: Path, warehouse: Path) -> None:
    """Make the file `hidden` the rows of `made`; it moves into the warehouse.

    Raises  StoreError when the disk fails
    """
    with draft(made.path(warehouse)) as ours:
        hidden.replace(ours)
    write_record(warehouse, made)
