"""The total of a year that is not over: the months known, and a forecast of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.series.forecasts import SHORTEST, Forecast
from balanza.series.monthly import YEAR, Monthly

YEARS = 10  # past years that a nowcast is tried on
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Past:
    """What would have been said of a year that is over, as late in it as now."""

    year: int
    said: float
    actual: float

    @property
    def error(self) -> float | None:
        """How far off, as a ratio to the size of the actual; None where that is zero."""
        return (self.said - self.actual) / abs(self.actual) if self.actual else None


@dataclass(frozen=True, slots=True)
class Nowcast:
    """The total of `year`, of which `known` months sum to `so_far`.

    The band holds four of five cases, judged by the errors of the years in `past`.
    """

    method: str
    year: int
    known: int
    so_far: float
    total: float
    low: float
    high: float
    past: tuple[Past, ...]

    @property
    def typical_error(self) -> float | None:
        """The mean absolute error of the past years, as a ratio."""
        sizes = [abs(it.error) for it in self.past if it.error is not None]
        return sum(sizes) / len(sizes) if sizes else None


def standpoints(series: Monthly) -> list[Monthly]:
    """The series as it stood as late in each past year as it stands now; last, as it is.

    Raises  QuestionError when the year is over, or fewer than three years can be looked at
    """
    if series.last.number == YEAR:
        raise QuestionError(
            f"The year {series.last.year} is over: its months are all known. "
            f"Ask for its sum with `balanza show year_to_date`, or name an earlier month with "
            f"--through."
        )
    ends = [len(series) - YEAR * back for back in range(YEARS, -1, -1)]
    found = [Monthly(series.first, series.values[:end]) for end in ends if end >= SHORTEST]
    if len(found) <= FEWEST:
        raise QuestionError(
            f"A nowcast is tried on at least {FEWEST} past years, and needs "
            f"{SHORTEST + FEWEST * YEAR} months; the series has {len(series)}."
        )
    return found


def nowcast(series: Monthly, forecasts: Sequence[Forecast]) -> Nowcast:
    """The total of the year, by a method's `forecasts` from each of `standpoints`."""
    *earlier, now = (_total(series, it) for it in forecasts)
    past = tuple(
        Past(it.first.year, said, _actual(series, it.first.year))
        for it, said in zip(forecasts, earlier, strict=False)
    )
    half = _half(past, now)
    return Nowcast(
        method=forecasts[-1].method,
        year=series.last.year,
        known=series.last.number,
        so_far=_so_far(series, series.last),
        total=now,
        low=now - half,
        high=now + half,
        past=past,
    )


def _half(past: Sequence[Past], now: float) -> float:
    """Half of the band: Student's t times the root mean square of the relative errors."""
    from scipy.stats import t  # noqa: PLC0415  slow to load, an extra

    wrong = [it.error for it in past if it.error is not None]
    spread = float(np.sqrt(np.mean(np.square(wrong)))) if wrong else float("nan")
    return abs(now) * spread * float(t.ppf(0.9, max(len(wrong), 1)))


def _total(series: Monthly, it: Forecast) -> float:
    """The months of a year that were known, and those that were forecast."""
    return _so_far(series, it.first - 1) + float(it.mean.sum())


def _so_far(series: Monthly, last: Month) -> float:
    return float(series.until(last).values[-last.number :].sum())


def _actual(series: Monthly, year: int) -> float:
    return _so_far(series, Month(year, YEAR))
