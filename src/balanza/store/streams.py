"""A part that is written as its rows come, for tables that do not fit in memory."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from balanza.catalog import Table
from balanza.errors import SchemaError, StoreError
from balanza.store.drafts import PREFIX, draft
from balanza.store.parts import Part, write_record

LEVEL = 1  # higher ones take longer than all the rest, and save little
ARROW = {"date": pa.date32(), "string": pa.string(), "int64": pa.int64()}


class Stream:
    """A hidden Parquet file that grows by a row group for each piece it takes."""

    def __init__(self, table: Table, path: Path) -> None:
        self.path, self.rows = path, 0
        self._schema = pa.schema([(it.name, ARROW[it.type]) for it in table.columns])
        words = [it.name for it in table.columns if it.type != "int64"]
        self._writer = pq.ParquetWriter(
            path,
            self._schema,
            compression="zstd",
            compression_level=LEVEL,
            use_dictionary=words,
            column_encoding={
                it.name: "DELTA_BINARY_PACKED" for it in table.columns if it.type == "int64"
            },
        )

    def take(self, piece: pa.Table) -> None:
        """Write the rows of `piece`.

        Raises  SchemaError when its columns are not the table's; StoreError when the disk
                does not take them
        """
        if piece.column_names != self._schema.names:
            raise SchemaError(
                f"Columns {', '.join(piece.column_names)} came; expected are "
                f"{', '.join(self._schema.names)}, in this order."
            )
        with _on_disk(self.path):
            self._writer.write_table(piece.cast(self._schema))
        self.rows += len(piece)

    def close(self) -> None:
        """End the file.

        Raises  StoreError when the disk does not take its end
        """
        with _on_disk(self.path):
            self._writer.close()

    def digest(self) -> str:
        """The SHA-256 of the file, once it is closed."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def stream(table: Table, folder: Path, name: str) -> Iterator[Stream]:
    """Give a stream into a hidden file of `folder`; what nobody adopted vanishes."""
    hidden = folder / f"{PREFIX}{name}"
    taking = Stream(table, hidden)
    try:
        yield taking
        taking.close()
    finally:
        with suppress(StoreError):  # what stopped the writing is under way already
            taking.close()
        hidden.unlink(missing_ok=True)


@contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise StoreError(
            f"Rows could not be written to {path.parent}: {problem}. What was there before is "
            f"unchanged. See to the disk and to your rights on it, then try again."
        ) from problem


def adopt(made: Part, hidden: Path, warehouse: Path) -> None:
    """Make the file `hidden` the rows of `made`; it moves into the warehouse.

    Raises  StoreError when the disk fails
    """
    with draft(made.path(warehouse)) as ours:
        hidden.replace(ours)
    write_record(warehouse, made)
