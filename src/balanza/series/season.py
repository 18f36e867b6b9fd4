"""Series without their seasons, by X-13ARIMA-SEATS, or by STL where that cannot."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.series import x13
from balanza.series.monthly import YEAR, Monthly, Values, taken
from balanza.series.outliers import Kind, Outlier, merged, outliers

X13, LOESS = "X-13ARIMA-SEATS", "STL"
SHORTEST = 3 * YEAR
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FOUND = re.compile(r"AutoOutlier\$(AO|LS)(\d{4})\.(\w{3})")
EFFECT = re.compile(r"(?:[\w-]* ?Trading Day|Easter\[\d+\]|AutoOutlier)\$([^$/]+)")
ARMA = re.compile(r"(MA|AR)\$(?:Nons|S)easonal\$\d+\$(\d+)")


@dataclass(frozen=True, slots=True, eq=False)
class Season:
    """A series and what it is made of, month by month.

    `adjusted` is the series without seasons and calendar, `trend` without what is irregular
    too; `seasonal` is what was taken out, a factor where `log`, else an amount. `effects` are
    the coefficients of the model. `method` names who did it, `notes` what to mind.
    """

    series: Monthly
    adjusted: Values
    trend: Values
    log: bool
    method: str
    model: str
    aicc: float | None
    effects: Mapping[str, float]
    outliers: tuple[Outlier, ...]
    notes: tuple[str, ...]

    @property
    def seasonal(self) -> Values:
        """Seasons and calendar together: a factor, or an amount."""
        values = self.series.values
        return values / self.adjusted if self.log else values - self.adjusted


def season(series: Monthly) -> Season:
    """`series` without its seasons; outliers are flagged, not taken out.

    Where X-13 is not installed or gives up, robust STL stands in, and the notes say why.

    Raises  QuestionError when there are less than three years
    """
    series.require(SHORTEST, "Seasonal adjustment")
    try:
        told = x13.seasons(series)
    except QuestionError as problem:
        return _by_stl(series, str(problem))
    return _by_x13(series, told)


def _by_x13(series: Monthly, told: x13.Told) -> Season:
    log = told.diagnostics.get("samodeseats", "").startswith("log")
    adjusted = told.tables["s11"]
    effects = dict(_effects(told.diagnostics))
    own = outliers(Monthly(series.first, adjusted))
    return Season(
        series=series,
        adjusted=adjusted,
        trend=told.tables["s12"],
        log=log,
        method=X13,
        model=f"{'log ' if log else ''}{told.diagnostics['arimamdl']}",
        aicc=float(told.diagnostics["aicc"]),
        effects=effects,
        outliers=merged(list(_outliers(told.diagnostics)), own),
        notes=told.warnings,
    )


def _by_stl(series: Monthly, why: str) -> Season:
    try:
        from statsmodels.tsa.seasonal import STL  # noqa: PLC0415  slow to load, an extra
    except ImportError as problem:
        raise QuestionError(
            "Seasonal adjustment needs the X-13 program or statsmodels. "
            "Install both with `pip install 'balanza[seasons]'`."
        ) from problem
    log = series.is_positive
    fit = STL(taken(series.values, log=log), period=YEAR, robust=True).fit()
    adjusted, trend = (fit.observed - fit.seasonal, fit.trend)
    if log:
        adjusted, trend = np.exp(adjusted), np.exp(trend)
    return Season(
        series=series,
        adjusted=adjusted,
        trend=trend,
        log=log,
        method=LOESS,
        model=f"{'log, ' if log else ''}robust, period 12",
        aicc=None,
        effects={},
        outliers=outliers(Monthly(series.first, adjusted)),
        notes=(f"STL stands in for X-13. {why}",),
    )


def _effects(diagnostics: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """The coefficients, under short names: Weekday, Easter[1], AO1951.May, MA1, MA12."""
    for name, value in diagnostics.items():
        if arma := ARMA.fullmatch(name):
            yield f"{arma[1]}{int(arma[2])}", float(value.split()[0])
        elif effect := EFFECT.fullmatch(name):
            yield effect[1], float(value.split()[0])


def _outliers(diagnostics: Mapping[str, str]) -> Iterator[Outlier]:
    for name, value in diagnostics.items():
        if found := FOUND.fullmatch(name):
            month = Month(int(found[2]), NAMES.index(found[3]) + 1)
            kind: Kind = "AO" if found[1] == "AO" else "LS"
            yield Outlier(kind, month, float(value.split()[0]), ("X-13",))
