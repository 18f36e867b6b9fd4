"""Makes the warehouse again from the snapshots, part by part.

Each part is made beside what is there and takes its place in one step, so that a repair that
was broken off has lost nothing and a second one ends it. What is sound stays as it is; what
cannot be made again stays, too, and is told.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from balanza import catalog
from balanza.errors import SchemaError, SourceError, StoreError, UnknownName
from balanza.refresh.derive import Made, derived
from balanza.refresh.refresh import Step, Tell, silent
from balanza.refresh.replay import lost
from balanza.store import Ledger, Part, Store
from balanza.store.ledger import LEDGER, write_ledger
from balanza.store.parts import RECORD, folder, read_record, record_paths
from balanza.store.snapshots import read_snapshot, write_snapshot
from balanza.store.warehouse import CHECKED

UNMENDED = (SourceError, SchemaError, StoreError, UnknownName)
Status: TypeAlias = Literal["sound", "made again", "left"]
ASIDE = f"{LEDGER}.damaged"


@dataclass(frozen=True, slots=True)
class Mended:
    """What a repair did to a vintage of a part; `why` says what could not be done."""

    table: str
    part: str
    vintage: str
    status: Status
    rows: int
    why: str = ""


def repair(store: Store, tables: tuple[str, ...] = (), tell: Tell = silent) -> list[Mended]:
    """Make each vintage of each part of `tables` (default: all) again, where it is not sound.

    Raises  StoreError when another process is writing, or the disk fails; what was mended by
            then stays so
    """
    with store.alone():
        found = _ledger(store)
        ledger = found or Ledger()
        _records(ledger, store)
        wanted = tables or tuple(catalog.tables())
        known = _known(ledger, store)
        done = list(_each([it for it in known if it.table in wanted], store, tell))
        if found is None:
            done += _replayed(
                [it for it in lost(store, known) if it.table in wanted], store, tell
            )
        _days(ledger, wanted, store)
        write_ledger(store.folder, found, store.snapshots, store.warehouse)
        return done


def _ledger(store: Store) -> Ledger | None:
    """The ledger; one that is damaged is put aside."""
    try:
        return store.ledger
    except StoreError:
        (store.folder / LEDGER).replace(store.folder / ASIDE)
        return None


def _records(ledger: Ledger, store: Store) -> None:
    """Write the records of snapshots that are gone or damaged, where their bytes are there."""
    for it in ledger.snapshots:
        path = store.snapshots.folder / it.origin / f"{it.sha256}.json"
        try:
            there = read_snapshot(path).sha256
        except StoreError:
            there = ""
        if there != it.sha256:
            write_snapshot(store.snapshots.folder, it)


def _known(ledger: Ledger, store: Store) -> list[Part]:
    """What the warehouse should hold: by its own records, and by the ledger where they fail."""
    found = {(it.table, it.part, it.vintage): it for it in ledger.parts}
    for name in catalog.tables():
        for path in record_paths(store.warehouse.folder, name):
            try:
                it = read_record(path)
            except StoreError:
                continue
            if path.parent == folder(store.warehouse.folder, name, it.part, it.vintage):
                found[it.table, it.part, it.vintage] = it
    return [found[name] for name in sorted(found)]


def _each(known: list[Part], store: Store, tell: Tell) -> Iterator[Mended]:
    for done, it in enumerate(known):
        tell(Step(done, len(known), f"{it.table} {it.part} of {it.vintage}"))
        yield _mended(it, store)


def _mended(known: Part, store: Store) -> Mended:
    """Make `known` again; where it is sound and says the same, leave it."""
    is_sound = _is_sound(known, store)
    with ExitStack() as hidden:
        try:
            made = hidden.enter_context(derived(known, store, store.folder))
        except UNMENDED as problem:
            return _told(known, "sound" if is_sound else "left", str(problem))
        if is_sound and _same(known, made, store):
            return _told(known, "sound")
        made.put(store)
        return _told(made.part, "made again")


def _same(known: Part, made: Made, store: Store) -> bool:
    return made.part.sha256 == known.sha256 or made.says_the_same(known, store)


def _is_sound(known: Part, store: Store) -> bool:
    home = folder(store.warehouse.folder, known.table, known.part, known.vintage)
    try:
        known.intact(store.warehouse.folder, anew=True)
        return read_record(home / RECORD) == known
    except StoreError:
        return False


def _replayed(parts: list[Part], store: Store, tell: Tell) -> Iterator[Mended]:
    """Load the vintages of a store without a ledger, oldest first, that say something new."""
    for done, it in enumerate(parts):
        tell(Step(done, len(parts), f"{it.table} {it.part} of {it.vintage}"))
        with ExitStack() as hidden:
            try:
                made = hidden.enter_context(derived(it, store, store.folder))
            except UNMENDED as problem:
                yield _told(it, "left", str(problem))
                continue
            before = store.warehouse.newest(catalog.table(it.table), it.vintage).get(it.part)
            if before is None or not _same(before, made, store):
                made.put(store)
                yield _told(made.part, "made again")


def _days(ledger: Ledger, tables: tuple[str, ...], store: Store) -> None:
    """Mend the notes of when parts were last checked; what nobody knows is forgotten."""
    for name in tables:
        table = catalog.table(name)
        for part, it in store.warehouse.newest(table, date.max).items():
            day = ledger.checked.get(f"{name}/{part}", it.vintage)
            try:
                said = store.warehouse.last_checked(it)
            except StoreError:
                (store.warehouse.folder / name / f"part={part}" / CHECKED).unlink()
                said = it.vintage
            if day > said:
                store.warehouse.checked(table, part, day)


def _told(it: Part, status: Status, why: str = "") -> Mended:
    return Mended(it.table, it.part, str(it.vintage), status, it.rows, why)
