"""Makes the rows of a part again from the snapshots that it was made of.

The record of a part says which vintage has which months of which snapshots, and the address of
a snapshot says what was asked; together they give the rows of that day, to the byte.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from balanza import catalog
from balanza.errors import SourceError
from balanza.refresh.archives import CODES
from balanza.refresh.derive_archives import Streamed, from_archive
from balanza.refresh.gather import Kept, part_rows
from balanza.refresh.order import WORKBOOK_TABLES
from balanza.refresh.plan import Job
from balanza.refresh.refresh import workbook_years
from balanza.sources import census, census_bulk
from balanza.sources.census import Rows
from balanza.store import Facet, Part, Snapshot, Store
from balanza.store.warehouse import made, says


@dataclass(frozen=True, slots=True)
class Whole:
    """A part made again, with the bytes of its rows."""

    part: Part
    rows: Rows
    body: bytes

    def put(self, store: Store) -> None:
        """Make it the one that counts."""
        store.warehouse.put(self.part, self.body)

    def says_the_same(self, known: Part, store: Store) -> bool:
        """Whether `known`, which is intact, has the same rows, if in other bytes."""
        return says(known, store.warehouse.folder, catalog.table(known.table), self.rows)


Made: TypeAlias = Whole | Streamed
Answers: TypeAlias = list[tuple[Facet, Snapshot]]
Noted: TypeAlias = tuple[Rows, tuple[str, ...]]


@contextmanager
def derived(known: Part, store: Store, beside: Path) -> Iterator[Made]:
    """Give the part that `known` records, made again; large ones in a hidden file of `beside`.

    Raises  StoreError when a snapshot is gone, damaged or was never kept; SourceError or
            SchemaError when it no longer gives such rows
    """
    if catalog.table(known.table).source == "census_bulk":
        snapshot = store.snapshots.find(known.facets[0].snapshot)
        if snapshot.origin.endswith(CODES):
            rows, notes = _listed(snapshot, store)
            part, body = made(
                catalog.table(known.table), known.part, known.vintage, rows, notes
            )
            yield Whole(part, rows, body)
            return
        with from_archive(known, store, beside) as streamed:
            yield streamed
        return
    answers = [(it, store.snapshots.find(it.snapshot)) for it in known.facets]
    of_workbook = known.table in WORKBOOK_TABLES
    rows, notes = (_printed if of_workbook else _answered)(known, answers, store)
    table, notes = catalog.table(known.table), known.notes if known.file else notes
    part, body = made(table, known.part, known.vintage, rows, notes)
    yield Whole(part, rows, body)


def _listed(snapshot: Snapshot, store: Store) -> Noted:
    """The concordance that a list of a year fills; its name is a year and a file."""
    year, file = snapshot.url.split("/")
    body = store.snapshots.read(snapshot)
    found = census_bulk.code_list(
        file.lower().removesuffix(".txt"), body, int(year), snapshot.sha256
    )
    return found.rows, found.notes


def question(facet: Facet, snapshot: Snapshot) -> census.Question:
    """What was asked, when a snapshot gave the rows of a facet."""
    # The same bytes may answer two measures, and then bear the address of the first.
    return replace(census.asked(snapshot.url), measure=facet.measure, level=facet.level)


def _answered(known: Part, answers: Answers, store: Store) -> Noted:
    kept = [Kept(question(facet, it), it) for facet, it in answers]
    job = Job(catalog.table(known.table), known.part, tuple(it.question for it in kept))
    rows, notes = part_rows(job, kept, store.snapshots)
    return rows, tuple(notes)


def _printed(known: Part, answers: Answers, store: Store) -> Noted:
    """The months of the workbook that were taken: others may have been published by then."""
    snapshot = answers[0][1]
    records = _workbook(store.snapshots.read(snapshot))[known.table]
    found = dict(workbook_years(records, catalog.table(known.table), known.last, snapshot))
    if known.part not in found:
        raise SourceError(
            f"country.xlsx {snapshot.sha256} gives no rows of {known.table} {known.part}. "
            f"Fetch it again with `balanza refresh {known.table}`."
        )
    return found[known.part], ()


@lru_cache(maxsize=1)
def _workbook(body: bytes) -> dict[str, list[dict[str, Any]]]:
    """The tables of a workbook: many parts are made of one."""
    return census.parse_workbook(body)
