"""The rows that a brief stands on, published beside it, so that its queries run there."""

import re
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from balanza import catalog
from balanza.store import loaded, packed

FOLDER = "data/tables"
SCAN = re.compile(r"read_parquet\(\['warehouse/(\w+)/[^]]*\]\)")


@dataclass(frozen=True, slots=True)
class Extract:
    """All the rows of those parts of a table that a brief reads; `files` hold them.

    A part is there in the vintage that was in force, and in no other.
    """

    table: str
    files: tuple[Path, ...]

    @property
    def path(self) -> str:
        """Where it lies in a published folder."""
        return f"{FOLDER}/{self.table}.parquet"

    def parquet(self) -> bytes:
        """Its rows in one Parquet file, packed and in order as the store's are.

        Raises  StoreError when they do not fit the table
        """
        table = catalog.table(self.table)
        return packed(table, nw.concat([loaded(it, table.schema.names()) for it in self.files]))


def published(sql: str) -> str:
    """`sql` over files of a store as one over the extracts of a published folder."""
    return SCAN.sub(rf"'{FOLDER}/\1.parquet'", sql)
