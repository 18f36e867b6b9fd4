"""Loads archives that are at hand: read into hidden files, proven, and only then made parts.

An archive is loaded whole: its detail, and the reference tables that its lists of codes fill.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime

import narwhals as nw
from msgspec.structs import replace

from balanza import catalog
from balanza.errors import SourceError
from balanza.periods import Month
from balanza.refresh.refresh import Change, Step, Tell
from balanza.sources import census_bulk
from balanza.store import Facet, Part, Snapshot, Store, Stream, adopt, stream

AT_ONCE = 2  # archives that are read side by side; each takes a core and half a gigabyte
LEVEL = "HS10"
REFERENCE = ("concordance", "code_names", "country_names", "district_names")


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive at hand, and the snapshot that it is to be; `kept` says with its bytes."""

    month: census_bulk.Month
    snapshot: Snapshot

    @property
    def table(self) -> catalog.Table:
        """The table that its detail fills."""
        return catalog.table(self.month.archive.table)

    @property
    def part(self) -> str:
        """What its parts are called, in each table."""
        return part_name(self.month.archive.name, self.month.month)


def at_hand(
    kind: census_bulk.Archive,
    month: Month,
    file: census_bulk.Fetched,
    now: datetime,
    *,
    keep: bool,
) -> Archive:
    """The archive in `file`, got hold of `now`; its bytes are to be kept if `keep`."""
    snapshot = Snapshot(
        origin=bulk_origin(kind.name),
        url=file.url,
        sha256=file.sha256,
        fetched_at=now.isoformat(timespec="seconds"),
        size=file.size,
        kept=keep,
        etag=file.state.etag,
        last_modified=file.state.last_modified,
    )
    return Archive(census_bulk.Month(kind, month, file.path, file.sha256), snapshot)


def part_name(flow: str, month: Month) -> str:
    """What the parts of a month are called, in each table."""
    return f"{flow}-{month}"


@dataclass(frozen=True, slots=True)
class _Filling:
    """A hidden file that is proven and can become a part."""

    table: catalog.Table
    rows: Stream
    notes: tuple[str, ...] = ()


def bulk_origin(flow: str) -> str:
    """The origin of the snapshots of archives."""
    return f"{flow}-bulk"


def load(archives: Sequence[Archive], store: Store, day: date, tell: Tell) -> list[Change]:
    """Bring `archives` into `store`, all of them or none; `day` is the vintage.

    Of an archive whose bytes are known nothing is read that is loaded already.

    Raises  SourceError that tells every archive that cannot be taken;
            StoreError when the store cannot be written
    """
    with ExitStack() as hidden:
        proven = _proven(archives, store, hidden, tell)
        return [
            change
            for it, fillings in zip(archives, proven, strict=True)
            for change in _loaded(it, fillings, store, day)
        ]


def tables_of(archive: census_bulk.Archive) -> tuple[str, ...]:
    """The tables that an archive fills."""
    return (*REFERENCE, archive.table)


def unchanged(
    names: Iterable[str], part: str, store: Store, today: date | None = None
) -> Iterator[Change]:
    """What is told of the parts of tables that stay; that they were looked at, if `today`."""
    for name in names:
        if it := store.warehouse.newest_of(catalog.table(name), part):
            if today and store.warehouse.last_checked(it) < today:
                store.warehouse.checked(catalog.table(name), part, today)
            yield Change(name, part, "unchanged", it.rows)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of an archive; no detail where it is loaded already."""

    detail: Stream | None
    references: list[census_bulk.Reference]


def _proven(
    archives: Sequence[Archive], store: Store, hidden: ExitStack, tell: Tell
) -> list[list[_Filling]]:
    """What each archive fills; all are read, so that all that is wrong is told at once."""
    problems, proven = [], []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = deque(pool.submit(_read, it, store, hidden) for it in archives)
        for done, it in enumerate(archives):
            if not _is_loaded(it, store):
                tell(Step(done, len(archives), f"reading {it.month.path.name}"))
            try:  # what was read is let go of, one after the other: all would be too much
                proven.append(_fillings(it, running.popleft().result(), store, hidden))
            except SourceError as problem:
                problems.append(str(problem))
    if problems:
        raise SourceError("\n".join(problems))
    return proven


def _is_loaded(it: Archive, store: Store) -> bool:
    part = store.warehouse.newest_of(it.table, it.part)
    return bool(part and part.facets[0].snapshot == it.snapshot.sha256)


def _read(it: Archive, store: Store, hidden: ExitStack) -> _Read:
    detail = None
    if not _is_loaded(it, store):
        detail = hidden.enter_context(stream(it.table, store.folder, it.part))
        census_bulk.read(it.month, detail.take)
        detail.close()
    elif store.warehouse.newest_of(catalog.table(REFERENCE[0]), it.part):
        return _Read(None, [])
    return _Read(detail, census_bulk.references(it.month))


def _fillings(it: Archive, found: _Read, store: Store, hidden: ExitStack) -> list[_Filling]:
    """The hidden files of an archive: its reference tables, and the detail last.

    So the detail, once loaded, tells that all the rest is. A reference table that says what is
    known stays.
    """
    fillings = [
        _filling(it, of, store, hidden)
        for of in found.references
        if not store.warehouse.holds(of.table, it.part, of.rows)
    ]
    return [*fillings, *([_Filling(it.table, found.detail)] if found.detail else [])]


def _filling(
    it: Archive, of: census_bulk.Reference, store: Store, hidden: ExitStack
) -> _Filling:
    catalog.check(of.table, of.rows)
    rows = hidden.enter_context(stream(of.table, store.folder, f"{of.table.name}-{it.part}"))
    rows.take(nw.to_native(of.rows))
    rows.close()
    return _Filling(of.table, rows, of.notes)


def _loaded(it: Archive, fillings: list[_Filling], store: Store, day: date) -> list[Change]:
    _keep(it, store)
    changes = [_load(it, of, store, day) for of in fillings]
    filled = {change.table for change in changes}
    others = [name for name in tables_of(it.month.archive) if name not in filled]
    return [*unchanged(others, it.part, store, day), *changes]


def _keep(it: Archive, store: Store) -> None:
    """Keep the bytes of an archive, or note which they are; the first coming counts."""
    snapshots, now = store.snapshots, it.snapshot
    if before := snapshots.known(now.sha256):
        state = {"etag": now.etag or before.etag}
        state["last_modified"] = now.last_modified or before.last_modified
        now = replace(before, kept=before.kept or now.kept, **state)
        if now == before:
            return
    if now.kept:
        snapshots.keep_file(now, it.month.path)
    else:
        snapshots.note(now)


def _load(it: Archive, filling: _Filling, store: Store, day: date) -> Change:
    """Make the hidden file of `filling` a part."""
    before = store.warehouse.newest_of(filling.table, it.part)
    digest = filling.rows.digest()
    facet = Facet(
        flow=it.month.archive.name,
        measure="",
        level=LEVEL if filling.table == it.table else "",
        snapshot=it.snapshot.sha256,
        months=(it.month.month.start,),
    )
    part = Part(
        table=filling.table.name,
        part=it.part,
        vintage=day,
        file=f"rows-{digest[:8]}.parquet",
        sha256=digest,
        rows=filling.rows.rows,
        facets=(facet,),
        notes=filling.notes,
    )
    adopt(part, filling.rows.path, store.warehouse.folder)
    status = "changed" if before else "new"
    return Change(filling.table.name, it.part, status, filling.rows.rows, filling.notes)
