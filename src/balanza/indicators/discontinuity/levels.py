"""Level shifts of a total: changes that its own calendar does not explain."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from balanza.indicators.discontinuity.kinds import Kind
from balanza.indicators.discontinuity.scores import score
from balanza.periods import Month

YEARS = 2  # others, from which on a month is compared with itself in other years


@dataclass(frozen=True, slots=True)
class Shift:
    """A month in which a total changes by `change` more than usual (both plain ratios)."""

    month: Month
    change: float
    usual: float
    score: float


def shifts(totals: Mapping[Month, float], kind: Kind) -> Iterator[Shift]:
    """The months in which `totals` shift, by the thresholds and the formula of `kind`."""
    changes = dict(_changes(totals))
    usual = {month: _usual(month, changes) for month in changes}
    beyond = [changes[it] - usual[it] for it in changes]
    sizes = [abs(it) for it in beyond]
    for n, month in enumerate(changes):
        _, far = score(sizes, n, kind.spread)
        change = math.expm1(beyond[n])
        late = sum(it < month for it in totals) >= kind.months
        if late and math.expm1(sizes[n]) >= kind.weight and far >= kind.score:
            yield Shift(month, change, math.expm1(usual[month]), far)


def _changes(totals: Mapping[Month, float]) -> Iterator[tuple[Month, float]]:
    """The logarithmic change on the month before, where both months have a total."""
    for month, value in sorted(totals.items()):
        before = totals.get(month - 1, 0.0)
        if before > 0 and value > 0:
            yield month, math.log(value / before)


def _usual(month: Month, changes: Mapping[Month, float]) -> float:
    others = {it: change for it, change in changes.items() if it != month}
    same = [change for it, change in others.items() if it.number == month.number]
    chosen = same if len(same) >= YEARS else list(others.values())
    return median(chosen) if chosen else 0.0
