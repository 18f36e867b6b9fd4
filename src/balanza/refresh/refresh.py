"""Brings a store up to date: looks, asks, keeps, and only then loads.

Nothing is loaded before every answer is in and checked: an error leaves the tables as they
were, and what was kept by then spares the next run the asking.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, groupby
from typing import Any, TypeAlias

import narwhals as nw

from balanza import catalog
from balanza.errors import SourceError
from balanza.refresh.gather import Gathering, Kept, part_rows
from balanza.refresh.order import WORKBOOK_TABLES, Order
from balanza.refresh.plan import Job, plan
from balanza.sources import census
from balanza.sources.census import Rows
from balanza.store import Snapshot, Store


@dataclass(frozen=True, slots=True)
class Step:
    """How far a refresh has come: `done` of `total` questions, and what it is at."""

    done: int
    total: int
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A part with the rows that are to fill it, and what should be known of them."""

    table: catalog.Table
    part: str
    rows: Rows
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a refresh did to a part: `status` is new, changed, unchanged or left out."""

    table: str
    part: str
    status: str
    rows: int
    notes: tuple[str, ...] = ()


Tell: TypeAlias = Callable[[Step], None]


def silent(_: Step) -> None:
    """Tell nobody."""


def refresh(
    order: Order,
    service: census.Census,
    store: Store,
    now: datetime,
    tell: Tell = silent,
) -> list[Change]:
    """Bring the tables of `order` into `store`; the day of `now` is the vintage.

    Asks only for what is new or may have been revised. Run twice it changes nothing.

    Raises  KeyRefused, SourceUnavailable, SourceError when an answer cannot be had or taken;
            StoreError when the store cannot be written
    """
    with store.writing():
        gathering = Gathering(service, store, now)
        tell(Step(0, 1, "looking at what is published"))
        jobs = plan(order, service, store.warehouse, now.date())
        total = sum(len(job.questions) for job in jobs) + order.wants_workbook
        answered = _answers(jobs, gathering, total, tell)
        workbook = _workbook(order, gathering, total, tell) if order.wants_workbook else []
        tell(Step(total, total, "loading"))
        # One part after the other: the rows of all would not fit in memory.
        filled = (_filled(job, kept, gathering) for job, kept in answered if kept)
        parts = (it for it in chain(filled, workbook) if len(it.rows))
        changes = [load_filled(it, store, now.date()) for it in parts]
        store.journal.close()
        return changes


def _answers(
    jobs: list[Job], gathering: Gathering, total: int, tell: Tell
) -> list[tuple[Job, list[Kept]]]:
    unfinished = gathering.store.journal.entries(gathering.now.date())
    done, found = 0, []
    for job in jobs:
        answers: list[Kept] = []
        for question in job.questions:
            tell(Step(done, total, str(question)))
            answers += gathering.ask(question, unfinished)
            done += 1
        found.append((job, _some(job, answers)))
    return found


def _some(job: Job, answers: list[Kept]) -> list[Kept]:
    """`answers`, of which there must be one for a level: a look has shown that there is trade.

    Raises  SourceError
    """
    asked = job.questions[0]
    if answers or not asked.level:
        return answers
    raise SourceError(
        f"Census shows figures of {asked.endpoint.name} for {asked.span}, and has none for "
        f"{asked}. Give --product codes of the level that is asked for; if the API renamed a "
        f"level, mend sources/census/endpoints.yaml."
    )


def _filled(job: Job, answers: list[Kept], gathering: Gathering) -> Filled:
    rows, notes = part_rows(job, answers, gathering.store.snapshots)
    return Filled(job.table, job.part, rows, tuple(notes))


def load_filled(it: Filled, store: Store, today: date) -> Change:
    """Load `it` as the vintage `today`, unless the newest one says the same."""
    known = store.warehouse.newest(it.table, date.max).get(it.part)
    if known and store.warehouse.holds(it.table, it.part, it.rows):
        if store.warehouse.last_checked(known) < today:
            store.warehouse.checked(it.table, it.part, today)
        return Change(it.table.name, it.part, "unchanged", len(it.rows), it.notes)
    store.warehouse.load(it.table, it.part, today, it.rows, it.notes)
    status = "changed" if known else "new"
    return Change(it.table.name, it.part, status, len(it.rows), it.notes)


def _workbook(order: Order, gathering: Gathering, total: int, tell: Tell) -> list[Filled]:
    """The parts that the workbook of totals fills: one a year where there are partners."""
    tell(Step(total - 1, total, "country.xlsx"))
    answer = census.fetch_workbook(gathering.service)
    tables = census.parse_workbook(answer.body)
    snapshot = gathering.keep("country-xlsx", answer)
    return [
        Filled(catalog.table(name), part, rows)
        for name in WORKBOOK_TABLES
        if name in order.tables
        for part, rows in workbook_years(
            tables[name], catalog.table(name), _last(order, name, gathering.store), snapshot
        )
    ]


def _last(order: Order, table: str, store: Store) -> date:
    """The last month to take of the workbook: a part that goes further never shrinks."""
    known = store.warehouse.newest(catalog.table(table), date.max).values()
    wanted = order.through.start if order.through else date.max
    return max([wanted, *(it.last for it in known)])


def workbook_years(
    records: list[dict[str, Any]],
    table: catalog.Table,
    last: date,
    snapshot: Snapshot,
) -> Iterator[tuple[str, Rows]]:
    """The parts, by name, that the records of a workbook fill up to the month `last`."""
    told = [{**it, "snapshot": snapshot.sha256} for it in records if it["month"] <= last]
    told.sort(key=lambda it: it["month"])
    for year, rows in groupby(told, key=lambda it: _year(it, table)):
        part = "-".join(["country", *year])
        yield part, nw.from_dicts(list(rows), table.schema, backend="pyarrow")


def _year(row: dict[str, Any], table: catalog.Table) -> list[str]:
    """The year that a row is loaded with; none where the table is small enough for one part."""
    return [str(row["month"].year)] if "partner" in table.fields else []
