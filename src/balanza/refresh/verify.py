"""Rechecks a store: first what lies there, then whether it is what its bytes say."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from balanza import catalog
from balanza.definitions import choose
from balanza.errors import SchemaError, SourceError, StoreError
from balanza.refresh.derive import derived
from balanza.refresh.refresh import Step, Tell, silent
from balanza.store import Part, Store, checks
from balanza.store.checks import Account, Remark, Remarks, Scope
from balanza.store.snapshots import places

QUICK: tuple[Callable[[Scope], Account], ...] = (checks.snapshots, checks.parts, checks.gaps)
REPAIR = "Make them again with `balanza verify --repair`."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all checks told of a store."""

    store: Path
    accounts: tuple[Account, ...]

    @property
    def damages(self) -> tuple[Remark, ...]:
        """What must be mended; empty where the store is sound."""
        return tuple(it for account in self.accounts for it in account.damages)

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What is worth knowing, but no damage."""
        return tuple(it for account in self.accounts for it in account.notes)

    @property
    def is_sound(self) -> bool:
        """Whether nothing must be mended."""
        return not self.damages

    def check(self) -> None:
        """Raise one StoreError that lists every damage; return quietly if there is none."""
        if found := self.damages:
            count = sum(it.count for it in found)
            raise StoreError(
                "\n  - ".join([f"{self.store} has {count:,} damages:", *map(str, found)])
            )


def verify(
    store: Store, tables: Iterable[str] = (), *, quick: bool = False, tell: Tell = silent
) -> Verdict:
    """Recheck `tables` of a store (default: all); `quick` reads neither bytes nor rows.

    Nothing is written, so a store that cannot be written can be checked.

    Raises  UnknownName when there is no such table
    """
    names = tuple(tables)
    for name in names:
        choose("table", name, catalog.tables())
    scope = Scope(store, names or tuple(catalog.tables()), quick)
    thorough = (checks.rows, checks.year_to_date, checks.totals, checks.detail, derivation)
    wanted = QUICK if quick else (*QUICK, *thorough)
    accounts = []
    for done, check in enumerate(wanted):
        tell(Step(done, len(wanted), check.__name__.replace("_", " ")))
        accounts.append(check(scope))
    return Verdict(store.folder, tuple(accounts))


def derivation(scope: Scope) -> Account:
    """Each part is what its snapshots give; the detail of archives that are kept sums anew."""
    remarks, count, without = Remarks(), 0, 0
    for it in (it for name in scope.tables for it in scope.sound(name)):
        if _is_kept(it, scope.store):
            count += 1
            _derive(it, scope.store, remarks)
        else:
            without += 1
    also = f"; of {without:,} more the bytes are not here" if without else ""
    return Account(
        "derivation", f"{count:,} parts made of their snapshots again{also}", remarks.all()
    )


def _is_kept(it: Part, store: Store) -> bool:
    """Whether the bytes were meant to stay; where they are gone, another check has told it."""
    try:
        found = [store.snapshots.find(facet.snapshot) for facet in it.facets]
    except StoreError:
        return False
    return all(
        snapshot.kept
        and any(path.exists() for path in places(store.snapshots.folder, snapshot))
        for snapshot in found
    )


def _derive(it: Part, store: Store, remarks: Remarks) -> None:
    with TemporaryDirectory() as folder, ExitStack() as hidden:
        try:
            made = hidden.enter_context(derived(it, store, Path(folder)))
        except StoreError:  # a snapshot is damaged, which another check has told
            return
        except (SourceError, SchemaError) as problem:
            says = f"{checks.called(it)}: {problem}"
            what = "The part stays as it is; the program reads its bytes otherwise than then."
            remarks.damage("parts that their snapshots no longer give", says, what)
            return
        if made.part.sha256 != it.sha256 and not made.says_the_same(it, store):
            remarks.damage(
                "parts that are not what their snapshots say", checks.called(it), REPAIR
            )
