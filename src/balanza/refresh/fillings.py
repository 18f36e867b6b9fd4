"""Hidden files that are proven, and their becoming parts."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import narwhals as nw

from balanza import catalog
from balanza.frames import evaluated
from balanza.refresh.archives import LINES, Archive
from balanza.refresh.refresh import Change
from balanza.sources import census_bulk
from balanza.store import Engine, Facet, Part, Store, Stream, adopt, stream

LEVEL = "HS10"
LINE_GROUP = 20_480  # rows of a row group of lines: few enough to find one commodity quickly


@dataclass(frozen=True, slots=True)
class Filling:
    """A hidden file that is proven and can become a part, of rows of these measures."""

    table: catalog.Table
    rows: Stream
    level: str = ""
    measures: tuple[str, ...] = ("",)
    notes: tuple[str, ...] = ()


def of_detail(it: Archive, rows: Stream) -> Filling:
    """The detail itself."""
    return Filling(it.table, rows, level=LEVEL)


def of_lines(it: Archive, detail: Stream, store: Store, hidden: ExitStack) -> Filling:
    """The detail summed up to lines."""
    table = catalog.table(LINES)
    rows = hidden.enter_context(stream(table, store.folder, f"{LINES}-{it.part}", LINE_GROUP))
    write_lines(detail.path, it.month.archive, rows, store.warehouse.engine)
    return Filling(table, rows, measures=tuple(it.month.archive.lines))


def write_lines(detail: Path, kind: census_bulk.Archive, rows: Stream, engine: Engine) -> None:
    """Sum the file `detail` up to lines, into `rows`, and end it."""
    table = catalog.table(LINES)
    for lines in census_bulk.lines(engine([str(detail)]), kind):
        rows.take(evaluated(lines.select(table.fields)).to_native())
    rows.close()


def of_reference(
    it: Archive, of: census_bulk.Reference, store: Store, hidden: ExitStack
) -> Filling:
    """A reference table, checked.

    Raises  SchemaError when its rows are not the table's
    """
    catalog.check(of.table, of.rows)
    rows = hidden.enter_context(stream(of.table, store.folder, f"{of.table.name}-{it.part}"))
    rows.take(nw.to_native(of.rows))
    rows.close()
    return Filling(of.table, rows, notes=of.notes)


def adopted(filling: Filling, it: Archive, store: Store, day: date) -> Change:
    """Make the hidden file of `filling` a part of the vintage `day`."""
    before = store.warehouse.newest_of(filling.table, it.part)
    digest = filling.rows.digest()
    facets = tuple(
        Facet(
            flow=it.month.archive.name,
            measure=measure,
            level=filling.level,
            snapshot=it.snapshot.sha256,
            months=(it.month.month.start,),
        )
        for measure in filling.measures
    )
    part = Part(
        table=filling.table.name,
        part=it.part,
        vintage=day,
        file=f"rows-{digest[:8]}.parquet",
        sha256=digest,
        rows=filling.rows.rows,
        facets=facets,
        notes=filling.notes,
    )
    adopt(part, filling.rows.path, store.warehouse.folder)
    status = "changed" if before else "new"
    return Change(filling.table.name, it.part, status, filling.rows.rows, filling.notes)
