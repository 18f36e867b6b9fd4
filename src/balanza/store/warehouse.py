"""The tables: Parquet parts, derived from the snapshots and safe to delete.

A part is the piece that is loaded whole, such as a year of one data set; a vintage is the day
it was fetched. Both are folder names, so that DuckDB, Polars and Spark read them without us:
`<table>/part=imports-hitech-2025/vintage=2025-08-05/rows-1a2b3c4d.parquet`
"""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import narwhals as nw

from balanza.catalog import Table, check
from balanza.errors import StoreError
from balanza.frames import AnyFrame, LazyFrame, lazy
from balanza.store.drafts import draft
from balanza.store.parts import Facet, Part, records, write_record

Engine: TypeAlias = Callable[[list[str]], AnyFrame]
CHECKED = "checked.txt"
KINDS = ("flow", "measure", "level", "snapshot")
Rows: TypeAlias = nw.DataFrame[Any]


def in_duckdb(files: list[str]) -> AnyFrame:
    """The rows of Parquet files as a DuckDB relation, unevaluated."""
    import duckdb  # noqa: PLC0415  the engine in use, and no other, is loaded

    relation: AnyFrame = duckdb.read_parquet(files, hive_partitioning=False)
    return relation


@dataclass(frozen=True, slots=True)
class Warehouse:
    """Checked tables, by name; `engine` is any function from Parquet files to a frame."""

    folder: Path
    engine: Engine = in_duckdb

    def load(
        self, table: Table, part: str, vintage: date, rows: Rows, notes: Sequence[str] = ()
    ) -> Part:
        """Make `rows` what was known of `part` on the day `vintage`; older vintages stay.

        Raises  SchemaError when the rows do not fit; StoreError when the disk fails; what
                was there before then stays
        """
        ours, body = made(table, part, vintage, rows, notes)
        self.put(ours, body)
        return ours

    def put(self, it: Part, body: bytes) -> None:
        """Write the rows of `it`, then make it the one that counts for its vintage.

        Raises  StoreError when the disk fails; what was there before then stays
        """
        with draft(it.path(self.folder)) as hidden:
            hidden.write_bytes(body)
        write_record(self.folder, it)

    def holds(self, table: Table, part: str, rows: Rows) -> bool:
        """Whether the newest vintage of `part` says the same as `rows`, whatever its bytes."""
        known = self.newest_of(table, part)
        return known is not None and says(known, self.folder, table, rows)

    def newest(self, table: Table, as_of: date) -> dict[str, Part]:
        """The newest vintage of each part of `table` that is not younger than `as_of`."""
        known = sorted(records(self.folder, table.name), key=lambda it: it.vintage)
        return {it.part: it for it in known if it.vintage <= as_of}

    def newest_of(self, table: Table, part: str) -> Part | None:
        """The newest vintage of one part, if there is any; no other part is looked at."""
        found = records(self.folder, table.name, part)
        return max(found, key=lambda it: it.vintage, default=None)

    def checked(self, table: Table, part: str, day: date) -> None:
        """Write down that on `day` the provider still said the same of `part`."""
        with draft(self.folder / table.name / f"part={part}" / CHECKED) as hidden:
            hidden.write_text(day.isoformat(), "utf-8")

    def last_checked(self, part: Part) -> date:
        """The last day on which the provider was asked for all of `part`.

        Raises  StoreError when the note of it is damaged.
        """
        path = self.folder / part.table / f"part={part.part}" / CHECKED
        try:
            said = date.fromisoformat(path.read_text("utf-8"))
        except FileNotFoundError:
            return part.vintage
        except (OSError, ValueError) as problem:
            raise StoreError(
                f"{path} is damaged: {problem}. Remove it and refresh again."
            ) from problem
        return max(said, part.vintage)

    def vintages(self, table: Table) -> list[date]:
        """The days on which anything new was learnt of `table`."""
        return sorted({it.vintage for it in records(self.folder, table.name)})

    def read(
        self, table: Table, as_of: date, wanted: Callable[[Part], bool] = lambda _: True
    ) -> LazyFrame:
        """Return `table` as it was known on the day `as_of`, unevaluated.

        Only the parts that are `wanted` are looked at; of a table without any, all.

        Raises  StoreError when nothing was known then, or a part of it is damaged.
        """
        parts = self.newest(table, as_of).values()
        if not parts:
            raise StoreError(_nothing(table, as_of, self.vintages(table)))
        return rows_in(self, table, [it for it in parts if wanted(it)] or list(parts))


def rows_in(warehouse: Warehouse, table: Table, parts: Sequence[Part]) -> LazyFrame:
    """The rows of one or more parts of `table`, unevaluated.

    Raises  StoreError when a part is damaged.
    """
    files = sorted(str(it.intact(warehouse.folder)) for it in parts)
    return lazy(warehouse.engine(files)).select(table.schema.names())


def made(
    table: Table, part: str, vintage: date, rows: Rows, notes: Sequence[str] = ()
) -> tuple[Part, bytes]:
    """What `load` would write: the record of a part, and the bytes of its rows.

    Raises  SchemaError when the rows do not fit
    """
    fitting = _fitting(table, rows)
    body = _parquet(fitting)
    digest = hashlib.sha256(body).hexdigest()
    ours = Part(
        table=table.name,
        part=part,
        vintage=vintage,
        file=f"rows-{digest[:8]}.parquet",
        sha256=digest,
        rows=len(fitting),
        facets=_facets(fitting),
        notes=tuple(notes),
    )
    return ours, body


def loaded(file: Path, columns: Sequence[str]) -> Rows:
    """Those columns of a Parquet file, as Arrow."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415  only where rows are handed over

    # `pyarrow.parquet.read_table` would load all of pandas for this, where that is installed.
    with ParquetFile(file) as opened:
        return nw.from_native(opened.read(list(columns)), eager_only=True)


def packed(table: Table, rows: Rows) -> bytes:
    """`rows` as a part of `table` holds them: checked, in order, in small Parquet.

    Raises  SchemaError when they do not fit
    """
    return _parquet(_fitting(table, rows))


def says(known: Part, warehouse: Path, table: Table, rows: Rows) -> bool:
    """Whether the rows of `known` are the same as `rows`, whatever their bytes.

    Raises  StoreError when it is damaged
    """
    if known.rows != len(rows):
        return False
    names = [name for name in table.schema.names() if name != "snapshot"]
    there = loaded(known.intact(warehouse), names)
    return bool(there.to_native().equals(_fitting(table, rows).select(names).to_native()))


def _nothing(table: Table, as_of: date, vintages: Sequence[date]) -> str:
    if vintages:
        return (
            f"Nothing is stored of {table.name} as of {as_of}; the oldest vintage is "
            f"{vintages[0]}. Ask for that day or a later one."
        )
    how = " --source bulk" if table.source == "census_bulk" else ""
    return (
        f"Nothing is stored of {table.name}. Fetch it with `balanza refresh {table.name}{how}`."
    )


def _fitting(table: Table, rows: Rows) -> Rows:
    """`rows` checked, in the order of the table's key but for the month, which comes last.

    So each series stands together, and its values pack well.
    """
    check(table, rows)
    order = [*(name for name in table.key if name != "month"), "month"]
    return rows.select(table.schema.names()).sort(order)


def _facets(rows: Rows) -> tuple[Facet, ...]:
    """What `rows` are of, one facet for each kind of them."""
    names = [name for name in KINDS if name in rows.columns]
    found: dict[tuple[str, ...], list[date]] = {}
    for row in rows.select("month", *names).unique().sort("month").rows(named=True):
        found.setdefault(tuple(row.get(name, "") for name in KINDS), []).append(row["month"])
    return tuple(
        Facet(**dict(zip(KINDS, kind, strict=True)), months=tuple(months))
        for kind, months in sorted(found.items())
    )


def _parquet(rows: Rows) -> bytes:
    import pyarrow.parquet as pq  # noqa: PLC0415  only where a part is written

    values = [name for name, dtype in rows.schema.items() if dtype.is_numeric()]
    body = io.BytesIO()
    pq.write_table(
        rows.to_native(),
        body,
        compression="zstd",
        compression_level=9,
        use_dictionary=[name for name in rows.columns if name not in values],
        column_encoding=dict.fromkeys(values, "DELTA_BINARY_PACKED"),  # a quarter less
    )
    return body.getvalue()
