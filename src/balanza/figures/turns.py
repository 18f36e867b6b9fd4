"""Turns in series that are worth a note: who passes whom, and when a record was set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Series = Mapping[str, Sequence[tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Passing:
    """The last time that `one` got past `other` for good: where `one` was, first above."""

    one: str
    other: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Peak:
    """The largest value of a series and where it stands."""

    series: str
    x: float
    y: float
    is_last: bool


def passings(series: Series, of: Sequence[str]) -> list[Passing]:
    """The last overtaking between each of `of` and each other series, the latest first."""
    pairs = [
        (one, other)
        for one, other in combinations(sorted(series), 2)
        if one in of or other in of
    ]
    found = [it for pair in pairs for it in _last(series, *pair)]
    return sorted(found, key=lambda it: (-it.x, -it.y, it.one, it.other))


def peak(series: Series, code: str) -> Peak:
    """The largest value of the series `code`, the first of equals."""
    points = series[code]
    x, y = max(points, key=lambda point: (point[1], -point[0]))
    return Peak(code, x, y, is_last=x == points[-1][0])


def _last(series: Series, one: str, other: str) -> Iterator[Passing]:
    first, second = dict(series[one]), dict(series[other])
    shared = sorted(first.keys() & second.keys())
    ahead = [(x, first[x] > second[x]) for x in shared if first[x] != second[x]]
    since = [n for n in range(1, len(ahead)) if ahead[n][1] != ahead[n - 1][1]]
    if since:
        x, leads = ahead[since[-1]]
        winner, loser = (one, other) if leads else (other, one)
        yield Passing(winner, loser, x, (first if leads else second)[x])
