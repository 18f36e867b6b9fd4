"""Where like is no longer compared with like, as breaks.yaml and regions.yaml say."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from balanza.catalog.fields import fields
from balanza.catalog.partners import partner_name
from balanza.catalog.regions import Membership, Region, region
from balanza.catalog.tables import tables
from balanza.definitions import Definition, choose, define_all
from balanza.errors import CatalogError
from balanza.periods import Month, Span

LANGUAGES = ("en", "es")
JOINS = {"en": "{who} joined in {{months}}.", "es": "{who}: ingreso en {{months}}."}
LEAVES = {
    "en": "{who} left; since {{months}} not counted.",
    "es": "{who}: fuera desde {{months}}.",
}
Kind = Literal["recording", "definition", "coverage", "membership", "suppression"]
Effect = Literal["footnote", "refuse"]


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which rows a break bears on; what is left out fits always.

    `columns` are those that rows are told apart or limited by, one of them at least; `where`
    holds patterns of values by column; `named` are columns that the question must limit.
    """

    tables: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    named: tuple[str, ...] = ()
    balance: bool = False


class Break(Definition, frozen=True, kw_only=True):
    """A known break: what a reader must know of it, when it was, and what it bears on.

    `title`, `says`, `note` and `instead` are texts by language; a note is a footnote, in which
    {months} stands for the months that were crossed.
    """

    title: dict[str, str]
    kind: Kind
    says: dict[str, str]
    note: dict[str, str]
    applies: tuple[Scope, ...]
    reference: str
    at: tuple[str, ...] = ()
    every: int = 0
    since: str = ""
    refuses: tuple[Scope, ...] = ()
    instead: dict[str, str] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        if wrong := list(_faults(self)):
            raise CatalogError(f"Break {self.name}: {'; '.join(wrong)}. Mend breaks.yaml.")

    @property
    def effect(self) -> Effect:
        """What becomes of a comparison across it, at the worst."""
        return "refuse" if self.refuses else "footnote"

    @property
    def stands(self) -> bool:
        """Whether it has no date and bears on any month."""
        return not self.at and not self.every

    @property
    def when(self) -> str:
        """When it was, in short."""
        if self.every:
            return f"every {self.every:02d} since {self.since}"
        return ", ".join(self.at) or "always"

    def within(self, span: Span) -> tuple[Month, ...]:
        """The months at which `span` crosses it: some of the span before, some not."""
        days = [Month.parse(it) for it in self.at]
        if self.every:
            years = range(span.first.year, span.last.year + 1)
            yearly = [Month(year, self.every) for year in years]
            days = [it for it in yearly if it >= Month.parse(self.since)]
        return tuple(it for it in days if span.first < it <= span.last)


@cache
def breaks() -> dict[str, Break]:
    """Every break of breaks.yaml, by name; the members of regions have `membership_breaks`."""
    return define_all(Break, "balanza.catalog", "breaks.yaml")


def known_break(name: str) -> Break:
    """The break called `name`."""
    return choose("break", name, breaks())


def membership_breaks(name: str) -> Iterator[Break]:
    """The months in which members of the region `name` come or go, a break for each."""
    it = region(name)
    for group in it.members:
        if group.first:
            yield _membership(it, group, group.first, JOINS)
        if group.last:
            yield _membership(it, group, group.last + 1, LEAVES)


def _membership(it: Region, group: Membership, month: Month, says: dict[str, str]) -> Break:
    """The break of members that come or go; `month` is the first of the new state."""
    notes = {}
    for code in LANGUAGES:
        who = ", ".join(partner_name(one, code) for one in group.partners)
        notes[code] = f"{it.title[code]}: {says[code].format(who=who)}"
    return Break(
        name=f"{it.name}_{month}",
        title=it.title,
        kind="membership",
        says={code: note.format(months=month) for code, note in notes.items()},
        note=notes,
        applies=(Scope(where={"partner": (it.name,)}, named=("partner",)),),
        reference=it.reference,
        at=(str(month),),
    )


def _faults(it: Break) -> Iterator[str]:
    for name in ("title", "says", "note", *(["instead"] if it.refuses else [])):
        if lost := [code for code in LANGUAGES if not getattr(it, name).get(code)]:
            yield f"{name} is not written in {', '.join(lost)}"
    if (it.at and it.every) or bool(it.every) != bool(it.since):
        yield "it needs either `at`, or `every` with `since`, or none of them"
    for scope in (*it.applies, *it.refuses):
        columns = {*scope.columns, *scope.where, *scope.named}
        yield from (f"no table is called {one}" for one in scope.tables if one not in tables())
        yield from (f"no column is called {one}" for one in columns if one not in fields())
