"""Whether the tables lie there as they were written: records, files, digests, drafts."""

from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from balanza import catalog
from balanza.errors import StoreError
from balanza.store import seen
from balanza.store.checks.account import Account, Remarks
from balanza.store.checks.scope import Scope
from balanza.store.drafts import PREFIX
from balanza.store.ledger import Ledger
from balanza.store.parts import RECORD, Part, folder, read_record, record_paths
from balanza.store.warehouse import CHECKED

AGAIN = "Make them again with `balanza verify --repair`."
SWEPT = "A write that was broken off left them; the next one, or --repair, removes them."
STRAY = "A write that was broken off left them, and nothing reads them: they may be removed."


def parts(scope: Scope) -> Account:
    """Each part has a record in its place, a file of the right bytes, and known snapshots."""
    remarks = Remarks()
    known = {it.stem for it in scope.store.snapshots.folder.glob("*/*.json")}
    count = rows = 0
    for name in scope.tables:
        for path in sorted(record_paths(scope.store.warehouse.folder, name)):
            if it := _record(path, name, remarks):
                count, rows = count + 1, rows + it.rows
                _file(it, scope, remarks)
                _snapshots(it, known, remarks)
    _gone(scope, remarks)
    _orphans(scope, remarks)
    _checked(scope, remarks)
    _drafts(scope, remarks)
    return Account("parts", f"{count:,} ({rows:,} rows)", remarks.all())


def called(part: Part) -> str:
    """How a part is called in a message."""
    return f"{part.table} {part.part} of {part.vintage}"


def _record(path: Path, table: str, remarks: Remarks) -> Part | None:
    try:
        it = read_record(path)
    except StoreError as problem:
        remarks.damage("records of parts that cannot be read", str(problem), AGAIN)
        return None
    place = f"{table} {path.parts[-3]} {path.parts[-2]}"
    if place != f"{it.table} part={it.part} vintage={it.vintage}":
        says = f"{place} says it is {called(it)}"
        remarks.damage("records of parts that lie in another's place", says, AGAIN)
        return None
    return it


def _file(it: Part, scope: Scope, remarks: Remarks) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415  only where files are looked at
    from pyarrow import ArrowInvalid  # noqa: PLC0415

    warehouse = scope.store.warehouse.folder
    path = it.path(warehouse)
    if not path.exists():
        remarks.damage("parts whose rows are gone", called(it), AGAIN)
        return
    try:
        if not scope.quick:
            it.intact(warehouse, anew=True)
        found = pq.read_metadata(path).num_rows
    except (StoreError, ArrowInvalid, OSError) as problem:
        remarks.damage("parts whose bytes have changed", f"{called(it)}: {problem}", AGAIN)
        return
    if found != it.rows:
        says = f"{called(it)} has {found:,} rows, not {it.rows:,}"
        remarks.damage("parts of another number of rows", says, AGAIN)


def _snapshots(it: Part, known: set[str], remarks: Remarks) -> None:
    for facet in it.facets:
        if facet.snapshot not in known:
            remarks.damage(
                "snapshots that rows were made of and that are not there",
                f"{facet.snapshot} of {called(it)}",
                "Bring them back from a copy of the store, or refresh into a new one.",
            )


def _gone(scope: Scope, remarks: Remarks) -> None:
    """What the ledger knows and the warehouse has not."""
    try:
        ledger = scope.store.ledger or Ledger()
    except StoreError as problem:
        says = "Until then, parts that are gone are not missed."
        remarks.damage("ledgers that cannot be read", str(problem), says)
        return
    warehouse = scope.store.warehouse.folder
    for it in ledger.parts:
        home = folder(warehouse, it.table, it.part, it.vintage)
        if it.table in scope.tables and not (home / RECORD).exists():
            remarks.damage("parts that were loaded and are gone", called(it), AGAIN)


def _orphans(scope: Scope, remarks: Remarks) -> None:
    for path in _rows_without_a_record(scope):
        where = path.relative_to(scope.store.warehouse.folder)
        remarks.note("files of rows that no record names", where.as_posix(), STRAY)
    if not scope.is_whole:
        return
    for path in sorted(scope.store.warehouse.folder.glob("*")):
        if path.name not in {*catalog.tables(), seen.FILE}:
            says = "balanza does not read them: a newer one may have, or they are yours."
            remarks.note("folders of no table", path.name, says)


def _rows_without_a_record(scope: Scope) -> Iterator[Path]:
    named = set(scope.files(scope.parts()))
    for name in scope.tables:
        there = (scope.store.warehouse.folder / name).glob("part=*/vintage=*/rows-*.parquet")
        yield from (it for it in sorted(there) if str(it) not in named)


def _checked(scope: Scope, remarks: Remarks) -> None:
    for it in {(it.table, it.part): it for it in scope.parts()}.values():
        try:
            scope.store.warehouse.last_checked(it)
        except StoreError as problem:
            says = "Mend them with `balanza verify --repair`."
            remarks.damage(f"files {CHECKED} that cannot be read", str(problem), says)


def _drafts(scope: Scope, remarks: Remarks) -> None:
    """Drafts that nobody is writing; where somebody writes, what was found may be half-way."""
    if _is_being_written(scope.store.folder):
        remarks.note(
            "processes that were writing meanwhile",
            str(scope.store.folder),
            "What is told above may be under way; verify again when they are done.",
        )
        return
    for path in sorted(scope.store.folder.rglob(f"{PREFIX}*")):
        where = path.relative_to(scope.store.folder).as_posix()
        remarks.note("drafts that nobody is writing", where, SWEPT)


def _is_being_written(store: Path) -> bool:
    """Whether another process holds the lock; where none can be taken, none is held."""
    path = store / ".lock"
    if not path.exists():
        return False
    try:
        FileLock(path, timeout=0).acquire().lock.release()
    except Timeout:
        return True
    except OSError:
        return False
    return False
