"""How wrong a method would have been: forecasts of months that are known by now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from balanza.errors import QuestionError
from balanza.series.forecasts import SHORTEST, Forecast
from balanza.series.monthly import YEAR, Monthly, Values


@dataclass(frozen=True, slots=True)
class Errors:
    """The errors of a method, so many months ahead (`horizon`), over `origins` forecasts.

    `mae` is the mean absolute error in the series' unit, `mape` as a ratio (None where an
    actual is zero), `rmse` the root of the mean square in the unit, `mase` the mean absolute
    error over that of the seasonal naive method on the years before (below 1 is better; None
    where that is zero), `inside` the part of the actuals that fell into the band.
    """

    method: str
    horizon: int
    origins: int
    mae: float
    mape: float | None
    rmse: float
    mase: float | None
    inside: float


def windows(series: Monthly, horizon: int, origins: int) -> list[Monthly]:
    """The series as it stood at each of the last `origins` months that can be judged.

    Every window begins with the series; each ends a month later than the one before.

    Raises  QuestionError when the first of them is shorter than three years
    """
    first = len(series) - horizon - origins + 1
    if first < SHORTEST:
        raise QuestionError(
            f"A backtest of {origins} forecasts, {horizon} months each, needs "
            f"{SHORTEST + horizon + origins - 1} months; the series has {len(series)}. "
            f"Ask for fewer forecasts (--backtest on the command line, origins of a Plan in "
            f"Python), or a shorter horizon."
        )
    ends = range(first, first + origins)
    return [Monthly(series.first, series.values[:end]) for end in ends]


def errors(series: Monthly, forecasts: Sequence[Forecast]) -> Iterator[Errors]:
    """The errors of a method's `forecasts`, for each number of months ahead."""
    starts = [len(series.until(it.first - 1)) for it in forecasts]
    scales = np.array([_scale(series, start) for start in starts])
    for ahead in range(len(forecasts[0])):
        actual = np.array([series.values[start + ahead] for start in starts])
        mean, low, high = (
            np.array([getattr(it, name)[ahead] for it in forecasts])
            for name in ("mean", "low", "high")
        )
        wrong = np.abs(actual - mean)
        yield Errors(
            method=forecasts[0].method,
            horizon=ahead + 1,
            origins=len(forecasts),
            mae=float(np.mean(wrong)),
            mape=_ratio(wrong, np.abs(actual)),
            rmse=float(np.sqrt(np.mean(wrong**2))),
            mase=_ratio(wrong, scales),
            inside=float(np.mean((low <= actual) & (actual <= high))),
        )


def _scale(series: Monthly, end: int) -> float:
    """The mean absolute error of the seasonal naive method up to `end`."""
    known = series.values[:end]
    return float(np.mean(np.abs(known[YEAR:] - known[:-YEAR])))


def _ratio(wrong: Values, size: Values) -> float | None:
    return float(np.mean(wrong / size)) if (size > 0).all() else None
