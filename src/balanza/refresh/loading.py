"""Loads archives that are at hand: read into hidden files, proven, and only then made parts.

An archive is loaded whole: its detail, the lines that this sums up to, and the reference tables
that its lists of codes fill.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from balanza import catalog
from balanza.errors import SourceError
from balanza.refresh.archives import REFERENCE, Archive, tables_of
from balanza.refresh.fillings import Filling, adopted, of_detail, of_lines, of_reference
from balanza.refresh.refresh import Change, Step, Tell
from balanza.sources import census_bulk
from balanza.store import Store, Stream, stream

AT_ONCE = 2  # archives that are read side by side; each takes a core and half a gigabyte


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
) -> list[list[Filling]]:
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


def _fillings(it: Archive, found: _Read, store: Store, hidden: ExitStack) -> list[Filling]:
    """The hidden files of an archive: its reference tables, and the detail last.

    So the detail, once loaded, tells that all the rest is. A reference table that says what is
    known stays.
    """
    fillings = [
        of_reference(it, of, store, hidden)
        for of in found.references
        if not store.warehouse.holds(of.table, it.part, of.rows)
    ]
    if not found.detail:
        return fillings
    return [
        *fillings,
        of_lines(it, found.detail, store, hidden),
        of_detail(it, found.detail),
    ]


def _loaded(it: Archive, fillings: list[Filling], store: Store, day: date) -> list[Change]:
    _keep(it, store)
    changes = [adopted(of, it, store, day) for of in fillings]
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
