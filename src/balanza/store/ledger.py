"""A second copy of all records, by which `balanza verify --repair` makes the tables again.

A snapshot knows its bytes and its address, but not which vintages of which parts were made of
it: bytes that come again keep their first day, and of a workbook only the months that were
wanted were taken. The record of a part knows, but lies in the warehouse, which may be lost. So
`ledger.json` keeps it outside, with the days on which nothing new was found.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from balanza import catalog
from balanza.errors import StoreError
from balanza.store.drafts import draft
from balanza.store.parts import Part, read_record, record_paths
from balanza.store.snapshots import Snapshot, Snapshots, read_snapshot
from balanza.store.warehouse import Warehouse

LEDGER = "ledger.json"


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """Every part that was loaded, when each was last checked, and what they were made of.

    `checked` is by table and part, such as `atp/imports-hitech-2025`.
    """

    parts: tuple[Part, ...] = ()
    checked: dict[str, date] = msgspec.field(default_factory=dict)
    snapshots: tuple[Snapshot, ...] = ()


def read_ledger(folder: Path) -> Ledger | None:
    """The ledger of the store in `folder`, if it has one.

    Raises  StoreError when it is damaged
    """
    path = folder / LEDGER
    try:
        return msgspec.json.decode(path.read_bytes(), type=Ledger)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as problem:
        raise StoreError(
            f"{path} is damaged: {problem}. Write it anew from the records of the parts with "
            f"`balanza verify --repair`."
        ) from problem


def write_ledger(
    folder: Path, before: Ledger | None, snapshots: Snapshots, warehouse: Warehouse
) -> None:
    """Bring the ledger up to date; what it knows and the store has lost stays in it.

    What cannot be read is passed over here: `balanza verify` tells it, and a refresh of other
    parts is none the worse for it.

    Raises  StoreError when the disk does not take it
    """
    old = before or Ledger()
    parts = {_name(it): it for it in old.parts}
    parts |= {_name(it): it for it in _records(warehouse)}
    newest = {f"{it.table}/{it.part}": it for _, it in sorted(parts.items())}
    days = old.checked | dict(_checked(newest, warehouse))
    ledger = Ledger(
        parts=tuple(parts[name] for name in sorted(parts)),
        checked={name: day for name, day in sorted(days.items()) if day > newest[name].vintage},
        snapshots=tuple(_snapshots(old.snapshots, snapshots)),
    )
    if ledger != before:
        with draft(folder / LEDGER) as hidden:
            hidden.write_bytes(msgspec.json.encode(ledger))


def _name(part: Part) -> tuple[str, str, date]:
    return part.table, part.part, part.vintage


def _records(warehouse: Warehouse) -> Iterator[Part]:
    for table in catalog.tables():
        for path in record_paths(warehouse.folder, table):
            with suppress(StoreError):
                yield read_record(path)


def _checked(newest: dict[str, Part], warehouse: Warehouse) -> Iterator[tuple[str, date]]:
    for name, it in newest.items():
        with suppress(StoreError):
            yield name, warehouse.last_checked(it)


def _snapshots(old: Iterable[Snapshot], snapshots: Snapshots) -> Iterator[Snapshot]:
    """Those known and those that came; a record of kept bytes never changes."""
    known = {(it.origin, it.sha256): it for it in old if it.kept}
    for path in snapshots.folder.glob("*/*.json"):
        if (path.parent.name, path.stem) not in known:
            with suppress(StoreError):
                known[path.parent.name, path.stem] = read_snapshot(path)
    lost = {(it.origin, it.sha256): it for it in old if (it.origin, it.sha256) not in known}
    known |= lost
    yield from (known[name] for name in sorted(known))
