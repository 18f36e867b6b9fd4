"""A value a month: what its seasons are, what comes next, how far to trust that."""

from balanza.series.backtest import Errors, errors, windows
from balanza.series.forecasts import METHODS, Forecast, forecast
from balanza.series.monthly import Monthly
from balanza.series.nowcast import Nowcast, Past, nowcast, standpoints
from balanza.series.outliers import Outlier, outliers
from balanza.series.season import Season, season
from balanza.series.work import done

__all__ = [
    "METHODS",
    "Errors",
    "Forecast",
    "Monthly",
    "Nowcast",
    "Outlier",
    "Past",
    "Season",
    "done",
    "errors",
    "forecast",
    "nowcast",
    "outliers",
    "season",
    "standpoints",
    "windows",
]
