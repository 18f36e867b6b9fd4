"""Forecasts of a series: seasonal naive, exponential smoothing, ARIMA, theta."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.series import x13
from balanza.series.monthly import YEAR, Monthly, Values, taken

SHORTEST = 3 * YEAR
OUTSIDE = 1 - x13.BAND  # the part of cases that the band leaves out, half on either side
NORMAL = 1.2815515655446004  # the standard deviations that 80 % lie within


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """What a method expects of the months from `first` on, with the band it states (80 %)."""

    method: str
    first: Month
    mean: Values
    low: Values
    high: Values

    def __len__(self) -> int:
        return len(self.mean)


def forecast(series: Monthly, method: str, horizon: int = YEAR) -> Forecast:
    """The next `horizon` months of `series` by a method of METHODS.

    Raises  UnknownName; QuestionError when the series is too short, or a method gives up
    """
    work = choose("method of forecasting", method, METHODS)
    series.require(SHORTEST, "A forecast")
    mean, low, high = work(series, horizon).T
    if not (np.isfinite(mean).all() and np.isfinite(low).all() and np.isfinite(high).all()):
        raise QuestionError(
            f"{method} finds no finite forecast for the series up to {series.last}. "
            f"Try another method."
        )
    return Forecast(method, series.last + 1, mean, low, high)


def _seasonal_naive(series: Monthly, horizon: int) -> Values:
    values = taken(series.values, log=series.is_positive)
    mean = values[len(values) - YEAR + np.arange(horizon) % YEAR]
    steps = values[YEAR:] - values[:-YEAR]
    years = np.arange(horizon) // YEAR + 1
    return _band(series, mean, np.sqrt(np.mean(steps**2) * years))


def _ets(series: Monthly, horizon: int) -> Values:
    """Additive errors, damped trend and seasons, in logarithms where those can be taken."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel  # noqa: PLC0415  an extra

    values = taken(series.values, log=series.is_positive)
    scale = float(np.std(values)) or 1.0
    model = ETSModel(
        values / scale, trend="add", damped_trend=True, seasonal="add", seasonal_periods=YEAR
    )
    fit = _quiet(lambda: model.fit(disp=False))
    mean = np.asarray(fit.forecast(horizon)) * scale
    ahead = np.arange(1, horizon)
    damped = np.cumsum(fit.damping_trend**ahead)
    passed = fit.smoothing_level + fit.smoothing_trend * damped
    passed = passed + fit.smoothing_seasonal * (ahead % YEAR == 0)
    spread = np.sqrt(np.concatenate([[1.0], 1 + np.cumsum(passed**2)]))
    sigma = float(np.sqrt(np.mean(np.asarray(fit.resid) ** 2))) * scale
    return _band(series, mean, sigma * spread)


def _arima(series: Monthly, horizon: int) -> Values:
    return x13.forecast(series, horizon)


def _theta(series: Monthly, horizon: int) -> Values:
    from statsmodels.tsa.forecasting.theta import ThetaModel  # noqa: PLC0415  slow, an extra

    scale = float(np.std(series.values))
    if scale == 0:  # the library gives a series that never changes a trend
        return np.full((horizon, 3), series.values[-1])
    kind = "multiplicative" if series.is_positive else "additive"
    model = ThetaModel(series.values / scale, period=YEAR, method=kind, use_test=False)
    fit = _quiet(model.fit)
    mean = np.asarray(_quiet(lambda: fit.forecast(horizon))).reshape(-1, 1)
    band = _quiet(lambda: fit.prediction_intervals(horizon, alpha=OUTSIDE))
    return np.hstack([mean, np.asarray(band)]) * scale


def _band(series: Monthly, mean: Values, sigma: Values) -> Values:
    """Mean, low and high, back from logarithms where those were taken."""
    found = np.column_stack([mean, mean - NORMAL * sigma, mean + NORMAL * sigma])
    return np.exp(found) if series.is_positive else found


def _quiet(fit: Callable[[], Any]) -> Any:  # noqa: ANN401  statsmodels has no types
    """A fit, without the remarks of its optimiser: its errors are measured and shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fit()


METHODS: Mapping[str, Callable[[Monthly, int], Values]] = {
    "seasonal_naive": _seasonal_naive,
    "ets": _ets,
    "arima": _arima,
    "theta": _theta,
}
