"""A table as it was known on two days: the parts that differ, and rows to compare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from balanza import catalog
from balanza.errors import QuestionError
from balanza.frames import LazyFrame
from balanza.periods import Month, Span
from balanza.publish.reading import KINDS, stands_in
from balanza.store import Facet, Part, Store, Warehouse, rows_in

SAME = "="  # stands for what tells apart rows that are alike in both vintages


@dataclass(frozen=True, slots=True)
class Vintages:
    """The parts of `table` as known on the vintage `first`, and on a later one, `last`."""

    table: catalog.Table
    first: date
    last: date
    before: Mapping[str, Part]
    after: Mapping[str, Part]

    @property
    def changed(self) -> list[str]:
        """The parts whose rows differ, by their records alone: nothing of them is read."""
        was = {name: it.sha256 for name, it in self.before.items()}
        return sorted(name for name, it in self.after.items() if it.sha256 != was.get(name))

    def facets(self, parts: Iterable[str] | None = None) -> list[Facet]:
        """What the rows of `parts` are of, in both vintages; without them, of all."""
        names = self.after if parts is None else parts
        sides = (self.before, self.after)
        held = [side[name] for side in sides for name in names if name in side]
        return [facet for it in held for facet in it.facets]


def two_vintages(
    store: Store, table: catalog.Table, first: date | None, last: date | None
) -> Vintages:
    """The vintages not younger than two days; by default the newest, and the one before it.

    Raises  StoreError when nothing was known on a day; QuestionError when nothing was learnt
            between them
    """
    known = store.warehouse.vintages(table)
    if not known:
        store.warehouse.read(table, date.max)  # says what is amiss
    after = _vintage(store, table, last or known[-1])
    before = _vintage(store, table, first) if first else _before(table, known, after)
    if first and last and first > last:
        raise QuestionError(
            f"Revisions lead from an earlier day to a later one, not from {first} to {last}. "
            f"Exchange --from and --to."
        )
    if before >= after:
        raise QuestionError(
            f"Nothing was learnt of {table.name} between the two days: on both its newest "
            f"vintage is {after}. There are: {', '.join(map(str, known))}."
        )
    parts = (store.warehouse.newest(table, it) for it in (before, after))
    return Vintages(table, before, after, *parts)


def _vintage(store: Store, table: catalog.Table, day: date) -> date:
    """The newest vintage not younger than `day`."""
    known = [it for it in store.warehouse.vintages(table) if it <= day]
    if not known:
        store.warehouse.read(table, day)  # says what is amiss
    return known[-1]


def _before(table: catalog.Table, known: Sequence[date], after: date) -> date:
    earlier = [it for it in known if it < after]
    if earlier:
        return earlier[-1]
    if len(known) == 1:
        raise QuestionError(
            f"Nothing was revised yet: the store holds one vintage of {table.name}, {after}. "
            f"Bring it up to date with `balanza refresh {table.name}` and ask again."
        )
    raise QuestionError(
        f"{after} is the oldest vintage of {table.name}, and nothing was known before it. "
        f"Ask for a later day with --to: {', '.join(map(str, known[1:]))}."
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows are compared: those of `months`, where the KINDS have given values."""

    months: tuple[date, ...]
    kinds: Mapping[str, tuple[str, ...]]

    def fits(self, part: Part) -> bool:
        """Whether `part` has rows in scope."""
        return any(self.has(it) for it in part.facets if is_of(it, self.kinds))

    def has(self, facet: Facet) -> bool:
        """Whether a month of `facet` is in scope."""
        return not set(self.months).isdisjoint(facet.months)

    def of(self, rows: LazyFrame) -> LazyFrame:
        """Those of `rows` that are in scope."""
        return rows.filter(
            *stands_in(self.months),
            *(nw.col(name).is_in(values) for name, values in self.kinds.items()),
        )


def is_of(facet: Facet, kinds: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether `facet` is of the flows, measures and levels that are wanted."""
    return all(getattr(facet, name) in values for name, values in kinds.items())


def rows_of(
    warehouse: Warehouse, them: Vintages, scope: Scope, told: Sequence[str], value: str
) -> tuple[LazyFrame, LazyFrame]:
    """The rows in scope, before and after: the columns that name a row, `told`, and `value`.

    Of parts that are the same in both vintages only sums can matter. Their rows are summed
    by the columns `told`, once, and stand as one in both frames.
    """
    names = list(dict.fromkeys((*them.table.key, *told)))
    changed = set(them.changed)

    def read(parts: Mapping[str, Part], *, which: bool) -> list[LazyFrame]:
        held = [it for name, it in parts.items() if (name in changed) is which]
        if chosen := [it for it in held if scope.fits(it)]:
            rows = scope.of(rows_in(warehouse, them.table, chosen))
            return [rows.select(*names, value)]
        return []

    alike = [_alike(it, names, told, value) for it in read(them.after, which=False)]
    before, after = (read(it, which=True) + alike for it in (them.before, them.after))
    nothing = [it.filter(nw.col("month").is_null()) for it in (*before, *after)[:1]]
    return nw.concat(before or nothing), nw.concat(after or nothing)


def _alike(rows: LazyFrame, names: Sequence[str], told: Sequence[str], value: str) -> LazyFrame:
    """`rows` summed by month, kind and what is `told`; the other names are all the same."""
    kept = [it for it in names if it in {"month", *KINDS, *told}]
    summed = rows.group_by(kept).agg(nw.col(value).sum())
    return summed.select(
        *(nw.col(it) if it in kept else nw.lit(SAME).alias(it) for it in names),
        nw.col(value).cast(nw.Int64),
    )


def spans(months: Iterable[date]) -> list[Span]:
    """The spans that `months` make up, in order."""
    found: list[Span] = []
    for month in map(Month.of, sorted(set(months))):
        if found and found[-1].last + 1 == month:
            found[-1] = Span(found[-1].first, month)
        else:
            found.append(Span(month, month))
    return found
