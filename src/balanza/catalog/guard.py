"""Whether figures may stand side by side: which known breaks lie between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from balanza.catalog.breaks import Break, Effect, Scope, breaks, membership_breaks
from balanza.catalog.regions import regions
from balanza.catalog.tables import table
from balanza.errors import QuestionError
from balanza.periods import Month, Span

INSIST = (
    "Or insist (--insist on the command line, insist: true in YAML, insist=True in Python): "
    "then the figures are shown with a footnote."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Rows of a table that stand side by side, in time or in one sum.

    `span` reaches from the first to the last month that any of them is made of; `columns` tell
    the rows apart; `where` holds the values that they are limited to, by column (a partner may
    be a region); `balance` says that exports and imports are set against each other.
    """

    table: str
    span: Span
    columns: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    balance: bool = False


@dataclass(frozen=True, slots=True)
class Crossing:
    """A break that a comparison crosses, and at which months; none for one without a date."""

    broken: Break
    months: tuple[Month, ...]


def crossings(comparison: Comparison) -> tuple[Crossing, ...]:
    """The breaks that `comparison` crosses, those of breaks.yaml first, then members' moves.

    Raises  UnknownName when it is of no table
    """
    table(comparison.table)
    found = []
    for it in _candidates(comparison):
        months = it.within(comparison.span)
        if (months or it.stands) and any(_fits(one, comparison) for one in it.applies):
            found.append(Crossing(it, months))
    return tuple(found)


def guard(comparison: Comparison, *, insist: bool = False) -> tuple[Crossing, ...]:
    """The breaks to be footnoted under `comparison`; one that would mislead is refused.

    Any code that compares rows of a stored table calls it before it computes:

    `guard(Comparison(table="bulk_imports", span=span, columns=("programme",)))`

    Raises  QuestionError that names every break for which `comparison` is refused, why, and
            what to do instead; never with `insist`
    """
    found = crossings(comparison)
    refused = [it for it in found if any(_fits(one, comparison) for one in it.broken.refuses)]
    if refused and not insist:
        told = " ".join(map(_refusal, refused))
        raise QuestionError(
            f"{comparison.table}, {comparison.span}, would mislead: {told} {INSIST}"
        )
    return found


def bearing_on(table: str) -> dict[str, Break]:
    """The breaks of breaks.yaml that may bear on rows of `table`, by name."""
    return {
        name: it
        for name, it in breaks().items()
        if any(_may_fit(scope, table) for scope in it.applies)
    }


def effect_on(table: str, broken: Break) -> Effect:
    """What becomes of a comparison of rows of `table` across `broken`, at the worst."""
    return "refuse" if any(_may_fit(it, table) for it in broken.refuses) else "footnote"


def _refusal(it: Crossing) -> str:
    when = f" ({', '.join(map(str, it.months))})" if it.months else ""
    broken = it.broken
    return f"{broken.title['en']}{when}: {broken.says['en']} {broken.instead['en']}"


def _candidates(comparison: Comparison) -> Iterator[Break]:
    yield from breaks().values()
    for name in comparison.where.get("partner", ()):
        if name in regions():
            yield from membership_breaks(name)


def _fits(scope: Scope, it: Comparison) -> bool:
    limited = {name for name, values in it.where.items() if values}
    return (
        _is_of(scope.tables, it.table)
        and (not scope.columns or bool({*it.columns, *limited} & {*scope.columns}))
        and limited.issuperset(scope.named)
        and (it.balance or not scope.balance)
        and all(_holds(it, name, values) for name, values in scope.where.items())
    )


def _holds(it: Comparison, name: str, patterns: tuple[str, ...]) -> bool:
    """Whether some rows have a value of `patterns`; rows that are not limited have them all."""
    values = it.where.get(name, ())
    if not values:
        return name in table(it.table).fields
    named = {code for value in values for code in _codes(name, value)}
    return any(fnmatchcase(one, pattern) for one in named for pattern in patterns)


def _codes(name: str, value: str) -> Iterator[str]:
    """`value`, and what it stands for: the members of a region."""
    yield value
    if name == "partner" and value in regions():
        for group in regions()[value].members:
            yield from group.partners


def _is_of(names: tuple[str, ...], name: str) -> bool:
    return not names or name in names


def _may_fit(scope: Scope, name: str) -> bool:
    """Whether some question about the table `name` could fit."""
    there = set(table(name).fields)
    return (
        _is_of(scope.tables, name)
        and (not scope.columns or bool(there & {*scope.columns}))
        and there.issuperset({*scope.where, *scope.named})
    )
