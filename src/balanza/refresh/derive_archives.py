"""Makes the parts that an archive fills again: its detail, its lines, its lists of codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import narwhals as nw

from balanza import catalog
from balanza.errors import SourceError, StoreError
from balanza.periods import Month
from balanza.refresh.archives import LINES, REFERENCE
from balanza.refresh.fillings import LINE_GROUP, write_lines
from balanza.sources import census_bulk
from balanza.store import Part, Snapshot, Store, Stream, adopt, stream


@dataclass(frozen=True, slots=True)
class Streamed:
    """A part made again whose rows are too many for the memory: they lie in a hidden file."""

    part: Part
    hidden: Path

    def put(self, store: Store) -> None:
        """Make it the one that counts."""
        adopt(self.part, self.hidden, store.warehouse.folder)

    def says_the_same(self, known: Part, store: Store) -> bool:
        """Whether `known`, which is intact, has the same rows, if in other bytes."""
        from balanza.store.checks.scope import bounded  # noqa: PLC0415  loads an engine

        with bounded() as engine:
            files = known.path(store.warehouse.folder), self.hidden
            one, two = (
                engine.execute(
                    "select count(*), sum(hash(rows)::hugeint) from "
                    "read_parquet($file, hive_partitioning = false) as rows",
                    {"file": str(it)},
                ).fetchone()
                for it in files
            )
        return bool(one == two)


@contextmanager
def from_archive(known: Part, store: Store, beside: Path) -> Iterator[Streamed]:
    """Give the part that `known` records, made again of its archive, in a file of `beside`.

    Raises  StoreError when the archive was never kept, or is damaged; SourceError when it no
            longer gives such rows
    """
    month = archive(store.snapshots.find(known.facets[0].snapshot), store)
    table = catalog.table(known.table)
    size = {"group": LINE_GROUP} if known.table == LINES else {}
    with stream(table, beside, f"{known.table}-{known.part}", **size) as rows:
        if known.table == LINES:
            _lines(known, month, rows, store)
        elif known.table in REFERENCE:
            _reference(known, month, rows)
        else:
            census_bulk.read(month, rows.take)
        rows.close()
        digest = rows.digest()
        file = f"rows-{digest[:8]}.parquet"
        made = msgspec.structs.replace(known, file=file, sha256=digest, rows=rows.rows)
        yield Streamed(made, rows.path)


def _lines(known: Part, month: census_bulk.Month, rows: Stream, store: Store) -> None:
    """The lines of the detail, which is read again only where it is not there."""
    if detail := _detail(known, month, store):
        write_lines(detail, month.archive, rows, store.warehouse.engine)
        return
    table = catalog.table(month.archive.table)
    with stream(table, rows.path.parent, f"detail-{known.part}") as again:
        census_bulk.read(month, again.take)
        again.close()
        write_lines(again.path, month.archive, rows, store.warehouse.engine)


def _detail(known: Part, month: census_bulk.Month, store: Store) -> Path | None:
    """The file of the detail of the same archive, where it is intact."""
    table = catalog.table(month.archive.table)
    part = store.warehouse.newest(table, known.vintage).get(known.part)
    if not part or part.facets[0].snapshot != month.snapshot:
        return None
    try:
        return part.intact(store.warehouse.folder)
    except StoreError:  # it is told, and made again, as a part of its own
        return None


def _reference(known: Part, month: census_bulk.Month, rows: Stream) -> None:
    for it in census_bulk.references(month):
        if it.table.name == known.table:
            rows.take(nw.to_native(it.rows))
            return
    raise SourceError(
        f"{month.path.name} holds no list that fills {known.table}. "
        f"Load its month once more with `balanza refresh hs --source bulk --again`."
    )


def archive(snapshot: Snapshot, store: Store) -> census_bulk.Month:
    """The archive of a month that the store has kept.

    Raises  StoreError when it has not, or it is damaged
    """
    if not snapshot.kept:
        store.snapshots.read(snapshot)  # says that only the digest is kept
    path = store.snapshots.file(snapshot)
    kind = census_bulk.archives()[snapshot.origin.removesuffix("-bulk")]
    month = kind.month(snapshot.url.upper())
    if month is None:
        example = kind.file(Month(2025, 6))
        raise SourceError(
            f"{snapshot.url} is no name of an archive of {kind.table}, such as {example}. "
            f"Load it again under its own name with `balanza refresh {kind.table} --from`."
        )
    return census_bulk.Month(kind, month, path, snapshot.sha256)
