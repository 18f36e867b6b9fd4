"""A question for revisions, and what of a store it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from balanza import catalog
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.publish.kinds import SIDES, preferred_measures
from balanza.publish.reading import KINDS, known_values
from balanza.publish.views import View, views
from balanza.publish.vintages import Scope, Vintages, is_of, spans, two_vintages
from balanza.store import Facet, Store

BALANCE = "balance"
Of: TypeAlias = Literal["value", "balance"]
USUAL = ("value_usd", "general_value_usd", "exports_value_usd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Which two vintages of a table are compared, of which rows, by which columns.

    `first` and `last` are days (default: the two newest vintages); `since` and `through` bound
    the months (default: those that changed). `measure` is a column of whole numbers; `of` a
    balance is of exports less imports. Only the `top` largest are listed (0: all).
    """

    table: str
    by: tuple[str, ...] = ("month",)
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: Of = "value"
    measure: str = ""
    first: date | None = None
    last: date | None = None
    since: Month | None = None
    through: Month | None = None
    top: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison is about: `apart` are the kinds that must not be added up."""

    comparison: Comparison
    vintages: Vintages
    scope: Scope
    column: str
    facets: tuple[Facet, ...]
    apart: tuple[str, ...]

    @property
    def by(self) -> tuple[str, ...]:
        """The columns that tell the rows of the result apart."""
        return tuple(dict.fromkeys((*self.apart, *self.comparison.by)))

    @property
    def where(self) -> dict[str, tuple[str, ...]]:
        """What is wanted beyond the kinds and months of the scope."""
        return {k: it for k, it in self.comparison.where.items() if k not in self.scope.kinds}

    @property
    def views(self) -> list[View]:
        """The partners and regions that are listed."""
        return views(self.where.get("partner", ()), apart="partner" in self.by)

    @property
    def together(self) -> View:
        """All the partners and regions that are wanted, as one; none of them twice."""
        return views(self.where.get("partner", ()), apart=False)[0]

    @property
    def measures(self) -> tuple[str, ...]:
        """The statistics that the values are of."""
        return tuple(sorted({it.measure for it in self.facets if it.measure}))

    @property
    def is_balanced(self) -> bool:
        """Whether exports less imports is a balance: of one measure each, in every month."""
        one_each = _sides_are_fit(self.facets) and self.column == USUAL[0]
        return one_each and not _uneven(self.vintages, self.scope.kinds) & {*self.scope.months}


def compared(comparison: Comparison, store: Store) -> Compared:
    """What of `store` the comparison is about.

    Raises  UnknownName, QuestionError or StoreError when there is nothing to compare
    """
    table = catalog.table(comparison.table)
    column = _column(table, comparison)
    _check(table, comparison)
    them = two_vintages(store, table, comparison.first, comparison.last)
    scope = _scope(them, comparison)
    facets = tuple(it for it in _fitting(them.facets(), scope.kinds) if scope.has(it))
    if not facets:
        raise QuestionError(nothing_fits(them, comparison))
    _check_months(column, scope)
    apart = () if comparison.of == BALANCE else _apart(facets, table)
    return Compared(comparison, them, scope, column, facets, apart)


def _column(table: catalog.Table, comparison: Comparison) -> str:
    """The column of whole numbers that is compared."""
    numbers = {it.name: it for it in table.columns if it.type == "int64"}
    if comparison.measure:
        choose("column of whole numbers", comparison.measure, numbers)
    found = comparison.measure or next((it for it in USUAL if it in numbers), "")
    if not found:
        raise QuestionError(
            f"{table.name} holds words and no numbers, so that nothing of it is revised in "
            f"dollars. Ask for a table of trade: see `balanza list tables`."
        )
    return found


def _check(table: catalog.Table, comparison: Comparison) -> None:
    names = dict.fromkeys(it.name for it in table.columns if it.type != "int64")
    names.pop("snapshot")
    for name in (*comparison.by, *comparison.where):
        choose("column", name, names)
    if "month" in comparison.where:
        raise QuestionError(
            f"Months are chosen with --since and --through, not with "
            f"month={','.join(comparison.where['month'])}."
        )
    for name, values in comparison.where.items():
        known = known_values(table, name)
        for value in values if known else ():
            choose(name, value, known)
    since, through = comparison.since, comparison.through
    if since and through and since > through:
        raise QuestionError(f"No month lies from {since} to {through}. Exchange the two.")


def _scope(them: Vintages, comparison: Comparison) -> Scope:
    """The kinds and months that are wanted: named ones, else those of parts that differ."""
    names = [it for it in KINDS if it in them.table.fields]
    kinds = {it: comparison.where[it] for it in names if it in comparison.where}
    if comparison.of == BALANCE:
        kinds = _kinds_of_balance(them, kinds)
    bounded = comparison.since or comparison.through
    facets = _fitting(them.facets(None if bounded else them.changed), kinds)
    first = comparison.since.start if comparison.since else date.min
    last = comparison.through.start if comparison.through else date.max
    months = {month for it in facets for month in it.months if first <= month <= last}
    if comparison.of == BALANCE:
        months -= _uneven(them, kinds)
    return Scope(tuple(sorted(months)), kinds)


def _fitting(facets: Sequence[Facet], kinds: Mapping[str, tuple[str, ...]]) -> list[Facet]:
    return [it for it in facets if is_of(it, kinds)]


def _kinds_of_balance(
    them: Vintages, kinds: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """`kinds` with one measure of each flow: the first that the catalog lists.

    Raises  QuestionError when that makes no balance
    """
    facets = _fitting(them.facets(), kinds)
    measures = preferred_measures(facets) if "flow" in them.table.fields else set()
    found = {**kinds, "measure": tuple(sorted(measures))}
    if not _sides_are_fit(_fitting(facets, found)):
        told = sorted({" ".join(f"{it.flow} {it.measure} {it.level}".split()) for it in facets})
        raise QuestionError(
            f"A balance needs exports and imports, each of one measure of {', '.join(SIDES)} "
            f"and at one level; {them.table.name} has {', '.join(told) or 'nothing of them'}. "
            f"Choose with --where, or leave --of balance out."
        )
    return found


def _sides_are_fit(facets: Sequence[Facet]) -> bool:
    pairs = {(it.flow, it.measure) for it in facets}
    return (
        sorted(flow for flow, _ in pairs) == ["exports", "imports"]
        and all(measure in SIDES for _, measure in pairs)
        and len({it.level for it in facets}) == 1
    )


def _uneven(them: Vintages, kinds: Mapping[str, tuple[str, ...]]) -> set[date]:
    """The months that one of the vintages has of one flow alone."""
    found: set[date] = set()
    for parts in (them.before, them.after):
        flows: dict[date, set[str]] = {}
        for it in _fitting([it for part in parts.values() for it in part.facets], kinds):
            for month in it.months:
                flows.setdefault(month, set()).add(it.flow)
        found |= {month for month, there in flows.items() if len(there) == 1}
    return found


def _apart(facets: Sequence[Facet], table: catalog.Table) -> tuple[str, ...]:
    """The kinds that must not be added up: several flows, measures of a flow, or levels."""
    flows, levels = {it.flow for it in facets}, {it.level for it in facets}
    measures = {(it.flow, it.measure) for it in facets}
    several = {
        "flow": len(flows) > 1,
        "measure": len(measures) > len(flows),
        "level": len(levels) > 1,
    }
    return tuple(it for it in KINDS if several[it] and it in table.fields)


def _check_months(column: str, scope: Scope) -> None:
    """Refuse to add up what is from January on in each month."""
    if "_ytd" in column and len(scope.months) > 1:
        raise QuestionError(
            f"{column} runs from January to each month, so that months of it do not add up; "
            f"there are {len(scope.months)}. Choose one with --since and --through."
        )


def nothing_fits(them: Vintages, comparison: Comparison) -> str:
    """Why there is nothing to compare, and what there would be."""
    wanted = [f"{name}={','.join(it)}" for name, it in comparison.where.items()]
    wanted += [f"since {comparison.since}"] if comparison.since else []
    wanted += [f"through {comparison.through}"] if comparison.through else []
    changed = them.facets(them.changed)
    flows = " and ".join(sorted({it.flow for it in changed}))
    told = ", ".join(map(str, spans(month for it in changed for month in it.months)))
    return (
        f"No row of {them.table.name} fits {' '.join(wanted) or 'a balance'}, neither as known "
        f"on {them.first} nor on {them.last}. What differs between them is of {flows}, {told}: "
        f"ask for some of that, or for other days with --from and --to."
    )
