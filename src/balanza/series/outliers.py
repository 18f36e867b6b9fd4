"""Months that fall out of their series, and months from which its level is another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from balanza.periods import Month
from balanza.series.monthly import YEAR, Monthly, Values, taken

AROUND = 3  # months on either side, of which an outlier's neighbours' median is
BESIDE = 6  # months on either side, between whose medians a level shift lies
LIMIT = 4.0  # in robust standard deviations
Kind: TypeAlias = Literal["AO", "LS"]
TO_SIGMA = 1.4826  # from median absolute deviation to standard deviation, if normal


@dataclass(frozen=True, slots=True)
class Outlier:
    """An outlier: AO is of one month (additive), LS of all from it on (level shift).

    `size` is in logarithms where those were taken, else in the series' unit; `found_by` names
    who says so.
    """

    kind: Kind
    month: Month
    size: float
    found_by: tuple[str, ...]


def outliers(adjusted: Monthly) -> tuple[Outlier, ...]:
    """Outliers of a series without seasons, by medians alone: a check on a model's own.

    A month is an outlier that lies 4 robust standard deviations from the median of its
    neighbours; a level shifts where the medians of the six months before and after lie as far
    apart, and further than at any month beside it.
    """
    values = taken(adjusted.values, log=adjusted.is_positive)
    if len(values) < YEAR:
        return ()
    found = [*_additive(values), *_shifts(values)]
    return tuple(
        Outlier(kind, adjusted.month(place), size, ("medians",))
        for kind, place, size in sorted(found, key=lambda it: it[1])
    )


def merged(model: Sequence[Outlier], own: Sequence[Outlier]) -> tuple[Outlier, ...]:
    """What either says; what both say, within a month of each other, once."""
    kept = [it for it in own if not any(_same(it, one) for one in model)]
    agreed = [
        Outlier(it.kind, it.month, it.size, (*it.found_by, "medians"))
        if any(_same(it, one) for one in own)
        else it
        for it in model
    ]
    return tuple(sorted([*agreed, *kept], key=lambda it: (it.month, it.kind)))


def _same(one: Outlier, other: Outlier) -> bool:
    return one.kind == other.kind and other.month - 1 <= one.month <= other.month + 1


def _additive(values: Values) -> Iterator[tuple[Kind, int, float]]:
    beside = np.array([_neighbours(values, place) for place in range(len(values))])
    off = values - beside
    scores = _scores(off)
    for place in np.flatnonzero(np.abs(scores) > LIMIT):
        yield "AO", int(place), float(off[place])


def _neighbours(values: Values, place: int) -> float:
    """The median of the months around one, without itself."""
    around = np.arange(max(0, place - AROUND), min(len(values), place + AROUND + 1))
    return float(np.median(values[around[around != place]]))


def _shifts(values: Values) -> Iterator[tuple[Kind, int, float]]:
    places = range(BESIDE, len(values) - BESIDE + 1)
    steps = np.array(
        [
            np.median(values[at : at + BESIDE]) - np.median(values[at - BESIDE : at])
            for at in places
        ]
    )
    scores = np.abs(_scores(steps))
    for n, score in enumerate(scores):
        near = scores[max(0, n - BESIDE) : n + BESIDE + 1]
        if score > LIMIT and n == max(0, n - BESIDE) + int(near.argmax()):
            yield "LS", n + BESIDE, float(steps[n] - np.median(steps))


def _scores(values: Values) -> Values:
    """Distances from the median in robust standard deviations; zeros where all are alike."""
    centred = values - np.median(values)
    deviation = TO_SIGMA * float(np.median(np.abs(centred)))
    return centred / deviation if deviation > 0 else np.zeros_like(values)
