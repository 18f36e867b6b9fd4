"""Loads the monthly bulk files that lie in a folder: all that were asked for, or none.

Each archive is read into a hidden file beside the tables. Only when every one of them has
summed to its control files do the hidden files become parts.
"""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from balanza import catalog
from balanza.errors import QuestionError, SourceError
from balanza.periods import Month
from balanza.refresh.refresh import Change, Step, Tell, silent
from balanza.sources import census_bulk
from balanza.store import Facet, Part, Snapshot, Store, Stream, adopt, stream

BULK = ("bulk_imports", "bulk_exports")
AT_ONCE = 2  # archives that are read side by side; each takes a core and half a gigabyte
LEVEL = "HS10"


@dataclass(frozen=True, slots=True)
class Loading:
    """Which tables to fill from the archives in `place`, and for which months."""

    tables: tuple[str, ...]
    place: Path
    since: Month
    through: Month | None = None

    def __post_init__(self) -> None:
        if other := [it for it in self.tables if it not in BULK]:
            raise QuestionError(
                f"--from fills {' and '.join(BULK)}, not {', '.join(other)}. "
                f"Refresh the others by themselves, without --from."
            )


@dataclass(frozen=True, slots=True)
class _Archive:
    """An archive that was found: what it is of, and the part that it fills."""

    flow: str
    month: census_bulk.Month
    table: catalog.Table

    @property
    def part(self) -> str:
        return f"{self.flow}-{self.month.month}"


def load_bulk(
    loading: Loading, store: Store, now: datetime, tell: Tell = silent
) -> list[Change]:
    """Bring the archives of `loading` into `store`; the day of `now` is the vintage.

    An archive whose bytes are known already is left alone.

    Raises  QuestionError when the folder has none of them; SourceError when one cannot be
            taken, and then none is; StoreError when the store cannot be written
    """
    with store.writing(), ExitStack() as hidden:
        found = _found(loading)
        new = [it for it in found if not _is_known(it, store)]
        streams = [hidden.enter_context(stream(it.table, store.folder, it.part)) for it in new]
        _read(new, streams, tell)
        for its in streams:
            its.close()
        changes = [_load(it, its, store, now) for it, its in zip(new, streams, strict=True)]
        return changes + [_unchanged(it, store, now.date()) for it in found if it not in new]


def _found(loading: Loading) -> list[_Archive]:
    """The archives of the folder that are wanted, by flow and month."""
    files = {it.name.upper(): it for it in loading.place.iterdir()}
    last = loading.through or max(loading.since, Month.of(date.max))
    wanted = [it for it in census_bulk.archives().values() if it.table in loading.tables]
    found = [
        _Archive(it.name, census_bulk.Month(it, month, path, _digest(path)), table)
        for it in wanted
        for table in (catalog.table(it.table),)
        for name, path in sorted(files.items())
        if (month := it.month(name)) and loading.since <= month <= last
    ]
    if not found:
        example = ", ".join(
            f"{it.file(loading.since)} from {it.folder(loading.since)}" for it in wanted
        )
        raise QuestionError(
            f"{loading.place} holds no archive of {', '.join(loading.tables)} from "
            f"{loading.since} on. Put there, for example, {example}"
        )
    return found


def _read(archives: list[_Archive], streams: list[Stream], tell: Tell) -> None:
    """Read all archives, each into its stream.

    Raises  SourceError that tells every archive that cannot be taken
    """
    problems = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = [
            pool.submit(census_bulk.read, it.month, its.take)
            for it, its in zip(archives, streams, strict=True)
        ]
        for done, (it, its) in enumerate(zip(archives, running, strict=True)):
            tell(Step(done, len(archives), f"reading {it.month.path.name}"))
            try:
                its.result()
            except SourceError as problem:
                problems.append(str(problem))
    if problems:
        raise SourceError("\n".join(problems))


def _is_known(it: _Archive, store: Store) -> bool:
    known = store.warehouse.newest(it.table, date.max).get(it.part)
    return bool(known and known.facets[0].snapshot == it.month.snapshot)


def _unchanged(it: _Archive, store: Store, today: date) -> Change:
    known = store.warehouse.newest(it.table, date.max)[it.part]
    if store.warehouse.last_checked(known) < today:
        store.warehouse.checked(it.table, it.part, today)
    return Change(it.table.name, it.part, "unchanged", known.rows)


def _load(it: _Archive, rows: Stream, store: Store, now: datetime) -> Change:
    known = store.warehouse.newest(it.table, date.max).get(it.part)
    digest = rows.digest()
    store.snapshots.note(_snapshot(it, now))
    facet = Facet(
        flow=it.flow,
        measure="",
        level=LEVEL,
        snapshot=it.month.snapshot,
        months=(it.month.month.start,),
    )
    part = Part(
        table=it.table.name,
        part=it.part,
        vintage=now.date(),
        file=f"rows-{digest[:8]}.parquet",
        sha256=digest,
        rows=rows.rows,
        facets=(facet,),
    )
    adopt(part, rows.path, store.warehouse.folder)
    return Change(it.table.name, it.part, "changed" if known else "new", rows.rows)


def _snapshot(it: _Archive, now: datetime) -> Snapshot:
    return Snapshot(
        origin=f"{it.flow}-bulk",
        url=it.month.path.name,
        sha256=it.month.snapshot,
        fetched_at=now.isoformat(timespec="seconds"),
        size=it.month.path.stat().st_size,
        kept=False,
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
