"""Finds the vintages that a store of old lost with its records: it kept no ledger of them.

What no part is known to be made of is loaded as it was then, day by day: the answers of a day,
and where they leave months or products open, the newest before them. So a vintage that was
asked for only up to a month comes back with all that the bytes have; and the days on which
nothing new was found do not come back.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeAlias

from balanza import catalog
from balanza.errors import SourceError
from balanza.periods import Month
from balanza.refresh.archives import CODES, LINES, REFERENCE, part_name, tables_of
from balanza.refresh.derive_archives import archive
from balanza.refresh.fillings import LEVEL
from balanza.refresh.gather import Kept
from balanza.refresh.order import WORKBOOK_TABLES
from balanza.refresh.plan import part_name as answered_part
from balanza.refresh.refresh import workbook_years
from balanza.sources import census, census_bulk
from balanza.store import Facet, Part, Snapshot, Store

WORKBOOK = "country-xlsx"
BULK = "-bulk"
Cell: TypeAlias = tuple[Month, str]


def lost(store: Store, known: Iterable[Part]) -> Iterator[Part]:
    """The vintages that no part of `known` is, oldest first; their rows are still unknown.

    Raises  StoreError when a record of a snapshot is damaged
    """
    explained = {facet.snapshot for it in known for facet in it.facets}
    explained |= {it.sha256 for it in store.journal.all()}  # kept, but not loaded yet
    orphans = [it for it in store.snapshots.all() if it.sha256 not in explained]
    found = [part for of in KINDS for part in of(store, orphans)]
    have = {(it.table, it.part, it.vintage) for it in known}
    for it in sorted(found, key=lambda it: (it.vintage, it.table, it.part)):
        if (it.table, it.part, it.vintage) not in have:
            yield it


def _answers(store: Store, orphans: list[Snapshot]) -> Iterator[Part]:
    every = list(_questions(store.snapshots.all()))
    new = {it.sha256 for it in orphans}
    days = {
        (_part(it.question), _day(it.snapshot)) for it in every if it.snapshot.sha256 in new
    }
    for (table, part), day in days:
        of_part = [it for it in every if _part(it.question) == (table, part)]
        chosen = _covering([it for it in of_part if _day(it.snapshot) <= day])
        yield _bare(table, part, day, [_facet(it) for it in chosen])


def _questions(snapshots: Iterable[Snapshot]) -> Iterator[Kept]:
    for it in snapshots:
        try:
            yield Kept(census.asked(it.url), it)
        except SourceError:  # it is of a workbook or an archive
            continue


def _part(question: census.Question) -> tuple[str, str]:
    return question.endpoint.table, answered_part(question, question.span)


def _covering(answers: list[Kept]) -> list[Kept]:
    """The newest answers, as many as it takes to have every month and product once."""
    covered: set[Cell] = set()
    chosen = []
    for it in sorted(answers, key=lambda it: it.snapshot.fetched_at, reverse=True):
        codes = it.question.products or ("",)
        cells = {(month, code) for month in it.question.span for code in codes}
        if not cells <= covered:
            covered |= cells
            chosen.append(it)
    return chosen


def _facet(it: Kept) -> Facet:
    asked = it.question
    return Facet(
        flow=asked.endpoint.flow,
        measure=asked.measure,
        level=asked.level,
        snapshot=it.snapshot.sha256,
        months=tuple(month.start for month in asked.span),
    )


def _workbooks(store: Store, orphans: list[Snapshot]) -> Iterator[Part]:
    for snapshot in (it for it in orphans if it.origin == WORKBOOK):
        tables = census.parse_workbook(store.snapshots.read(snapshot))
        for name in WORKBOOK_TABLES:
            years = workbook_years(tables[name], catalog.table(name), date.max, snapshot)
            for part, rows in years:
                months = tuple(sorted(rows["month"].unique().to_list()))
                facet = Facet(
                    flow="", measure="", level="", snapshot=snapshot.sha256, months=months
                )
                yield _bare(name, part, _day(snapshot), [facet])


def _archives(store: Store, orphans: list[Snapshot]) -> Iterator[Part]:
    for snapshot in orphans:
        if not snapshot.kept or not snapshot.origin.endswith(BULK):
            continue
        month = archive(snapshot, store)
        part = part_name(month.archive.name, month.month)
        for table in tables_of(month.archive):
            yield _bare(table, part, _day(snapshot), list(_facets(table, month)))


def _facets(table: str, month: census_bulk.Month) -> Iterator[Facet]:
    """What the rows of a table are of that an archive fills."""
    for measure in month.archive.lines if table == LINES else ("",):
        yield Facet(
            flow=month.archive.name,
            measure=measure,
            level=LEVEL if table == month.archive.table else "",
            snapshot=month.snapshot,
            months=(month.month.start,),
        )


def _lists(_: Store, orphans: list[Snapshot]) -> Iterator[Part]:
    """The concordances that lists of a year fill."""
    for snapshot in (it for it in orphans if it.origin.endswith(CODES)):
        flow = snapshot.origin.removesuffix(CODES)
        january = Month(int(snapshot.url.partition("/")[0]), 1)
        facet = Facet(
            flow=flow, measure="", level="", snapshot=snapshot.sha256, months=(january.start,)
        )
        yield _bare(REFERENCE[0], part_name(flow, january), _day(snapshot), [facet])


KINDS = (_answers, _workbooks, _archives, _lists)


def _bare(table: str, part: str, vintage: date, facets: list[Facet]) -> Part:
    return Part(
        table=table,
        part=part,
        vintage=vintage,
        file="",
        sha256="",
        rows=0,
        facets=tuple(facets),
    )


def _day(snapshot: Snapshot) -> date:
    return datetime.fromisoformat(snapshot.fetched_at).date()
