"""What changed of a table between two vintages: the largest first, the bridge, the bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import narwhals as nw

from balanza.comparisons import bridge_of, revision_of, steps, unit
from balanza.errors import QuestionError
from balanza.frames import LazyFrame, rows, settled
from balanza.publish.compared import BALANCE, Compared, Comparison, compared, nothing_fits
from balanza.publish.views import View
from balanza.publish.vintages import rows_of
from balanza.store import Part, Snapshot, Store

Row: TypeAlias = dict[str, Any]
MEMBER = "member"  # a partner's own code, where a region stands for it


@dataclass(frozen=True, slots=True)
class Known:
    """A part as it was known: the day, its rows, and the bytes that they were read from."""

    vintage: date
    rows: int
    sources: tuple[Snapshot, ...]


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part that differs; `before` is None where it is new. A part is never gone."""

    part: str
    before: Known | None
    after: Known


@dataclass(frozen=True, slots=True)
class Revisions:
    """What changed between the vintages `first` and `last`, over `months`.

    `rows` are those of `comparisons.revision`, the largest revision first; `bridge` those of
    `comparisons.bridge`, by whatever must not be added up, and with a row of the flow
    `balance` where there is one; `column` holds the values, which are of `measures`.
    """

    comparison: Comparison
    column: str
    measures: tuple[str, ...]
    first: date
    last: date
    months: tuple[date, ...]
    rows: tuple[Row, ...]
    bridge: tuple[Row, ...]
    parts: tuple[ChangedPart, ...]

    @property
    def unit(self) -> str:
        """How the names of columns end that hold amounts."""
        return unit(self.column)


def revisions(comparison: Comparison, store: Store) -> Revisions:
    """What changed of a table between two vintages.

    Unless months are named, those count that stand in a part that differs; the others are the
    same in both, and are not read.

    Raises  UnknownName, QuestionError or StoreError when there is nothing to compare
    """
    found = compared(comparison, store)
    sides = _sides(found, store)
    told = [settled(_steps(sides, it, found, found.by)) for it in found.views]
    bridge = tuple(_bridge(told, sides, found))
    if not bridge:
        raise QuestionError(nothing_fits(found.vintages, comparison))
    return Revisions(
        comparison=comparison,
        column=found.column,
        measures=found.measures,
        first=found.vintages.first,
        last=found.vintages.last,
        months=found.scope.months,
        rows=tuple(rows(_largest(told, found))),
        bridge=bridge,
        parts=tuple(_parts(found, store)),
    )


def _sides(found: Compared, store: Store) -> tuple[LazyFrame, LazyFrame]:
    """The rows before and after, of all partners and products."""
    told = [*found.by, *found.where]
    sides = rows_of(store.warehouse, found.vintages, found.scope, told, found.column)
    before, after = (_signed(it, found) for it in sides)
    return before, after


def _signed(side: LazyFrame, found: Compared) -> LazyFrame:
    """`side` with imports below nought where the balance is wanted."""
    if found.comparison.of != BALANCE:
        return side
    value = nw.col(found.column)
    signed = nw.when(nw.col("flow") == "imports").then(-value).otherwise(value)
    return side.with_columns(signed.alias(found.column))


def _steps(
    sides: tuple[LazyFrame, LazyFrame], view: View, found: Compared, by: Sequence[str]
) -> LazyFrame:
    """The steps of what `view` shows; a member of a region keeps a row of its own."""
    before, after = (_shown(it, view) for it in sides)
    wanted = {**found.where, **({"partner": view.wanted} if view.wanted else {})}
    conditions = [nw.col(name).is_in(values) for name, values in wanted.items()]
    where = nw.all_horizontal(*conditions, ignore_nulls=True) if conditions else None
    return steps(before, after, by=by, of=found.column, where=where)


def _shown(side: LazyFrame, view: View) -> LazyFrame:
    return view.of(side.with_columns(nw.col("partner").alias(MEMBER))) if view.merged else side


def _largest(told: Sequence[LazyFrame], found: Compared) -> LazyFrame:
    """The largest revisions first, then by what new months brought."""
    listed = [revision_of(it, found.by, found.column) for it in told]
    whole = nw.concat(listed) if len(listed) > 1 else listed[0]
    size = {
        f"_{n}": nw.col(f"{name}{unit(found.column)}").abs()
        for n, name in enumerate(("revision", "new_months"))
    }
    down = [True] * len(size) + [False] * len(found.by)
    ordered = whole.with_columns(**size).sort(*size, *found.by, descending=down)
    kept = ordered.head(found.comparison.top) if found.comparison.top else ordered
    return kept.drop(*size)


def _bridge(
    told: Sequence[LazyFrame], sides: tuple[LazyFrame, LazyFrame], found: Compared
) -> Iterator[Row]:
    """The bridge of each flow, measure and level that is there, and of the balance."""
    [whole] = told if len(told) == 1 else [_steps(sides, found.together, found, found.apart)]
    totals = rows(bridge_of(whole, found.apart, found.column))
    totals.sort(key=lambda row: [str(row[name]) for name in found.apart])
    yield from totals
    by_flow = {row["flow"]: row for row in totals} if found.apart == ("flow",) else {}
    if found.is_balanced and len(by_flow) == 2:  # noqa: PLR2004  exports and imports
        exports, imports = by_flow["exports"], by_flow["imports"]
        steps = {it: exports[it] - imports[it] for it in exports if it not in {"flow", "rows"}}
        yield {"flow": BALANCE, **steps, "rows": exports["rows"] + imports["rows"]}


def _parts(found: Compared, store: Store) -> Iterator[ChangedPart]:
    """The parts in scope that differ, with their bytes."""
    them = found.vintages
    for name in them.changed:
        before, after = them.before.get(name), them.after[name]
        if any(found.scope.fits(it) for it in (before, after) if it):
            was = _known(before, store) if before else None
            yield ChangedPart(name, was, _known(after, store))


def _known(part: Part, store: Store) -> Known:
    sources = (store.snapshots.find(it) for it in sorted({it.snapshot for it in part.facets}))
    return Known(part.vintage, part.rows, tuple(sources))
