"""Forecasts and nowcasts of stored series, each with the errors that its method makes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from balanza.definitions import choose
from balanza.errors import BalanzaError, QuestionError
from balanza.publish.evidence import Evidence
from balanza.publish.monthly import Series, Wanted, collected
from balanza.publish.reading import Reading
from balanza.series import (
    METHODS,
    Errors,
    Forecast,
    Monthly,
    Nowcast,
    done,
    errors,
    forecast,
    nowcast,
    standpoints,
    windows,
)
from balanza.series.work import Tell, silent

Row: TypeAlias = dict[str, Any]
Piece: TypeAlias = tuple[Monthly, str, int]
BEST = "best"  # the method that erred least


@dataclass(frozen=True, slots=True)
class Plan:
    """How to look ahead: by which method (or the best), how far, tried how often."""

    method: str = BEST
    horizon: int = 12
    origins: int = 24
    cores: int = 1

    def __post_init__(self) -> None:
        if self.method != BEST:
            choose("method of forecasting", self.method, {**METHODS, BEST: None})
        if self.horizon < 1 or self.origins < 1:
            raise QuestionError(
                f"A horizon of {self.horizon} months and {self.origins} origins: both must be "
                f"at least 1."
            )

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that are tried."""
        return tuple(METHODS) if self.method == BEST else (self.method,)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is expected: `rows` of the method chosen, `methods` that were tried.

    `failed` says of which series or methods there is nothing, and why.
    """

    evidence: Evidence
    rows: tuple[Row, ...]
    methods: tuple[Row, ...]
    failed: Mapping[str, str]


def forecasts(wanted: Wanted, plan: Plan, reading: Reading, tell: Tell = silent) -> Ahead:
    """The next months of each series, with the errors of as far ahead beside each.

    The best method is the one with the least mean absolute error over all horizons.

    Raises  as `collected`; QuestionError when there is no forecast of any series
    """
    evidence, series = collected(wanted, reading)
    cuts, failed = _cut(series, lambda it: [*windows(it, plan.horizon, plan.origins), it])
    tried = _tried(cuts, plan, [plan.horizon] * len(cuts), failed, tell)
    rows: list[Row] = []
    methods: list[Row] = []
    for it in series:
        told = {
            name: (list(errors(it.monthly, made[:-1])), made[-1])
            for name, made in tried.get(it.name, {}).items()
        }
        if told:
            best = min(told, key=lambda name: _mean(told[name][0]))
            rows += _ahead(it, *told[best])
            methods += [_judged(it, told[name][0], name == best) for name in told]
    return Ahead(evidence, tuple(rows), tuple(methods), failed)


def nowcasts(wanted: Wanted, plan: Plan, reading: Reading, tell: Tell = silent) -> Ahead:
    """The total of the year that the last month lies in, for each series.

    Every method is tried on past years, as late in them as now; the best is the one with the
    least root mean square error.

    Raises  as `collected`; QuestionError when the year is over, or no series has a nowcast
    """
    evidence, series = collected(wanted, reading)
    cuts, failed = _cut(series, standpoints)
    left = [12 - its[-1].last.number for its in cuts.values()]
    tried = _tried(cuts, plan, left, failed, tell)
    rows: list[Row] = []
    methods: list[Row] = []
    for it in series:
        told = {
            name: nowcast(it.monthly, made) for name, made in tried.get(it.name, {}).items()
        }
        if told:
            best = min(told, key=lambda name: _spread(told[name]))
            rows += _years(it, told[best])
            methods += [_total(it, told[name], name == best) for name in told]
    return Ahead(evidence, tuple(rows), tuple(methods), failed)


def _cut(
    series: Sequence[Series], cut: Callable[[Monthly], list[Monthly]]
) -> tuple[dict[str, list[Monthly]], dict[str, str]]:
    """Each series as it stood whenever it is looked at; why not, of one that is too short."""
    cuts: dict[str, list[Monthly]] = {}
    failed: dict[str, str] = {}
    for it in series:
        try:
            cuts[it.name] = cut(it.monthly)
        except QuestionError as problem:
            failed[it.name] = str(problem)
    if not cuts:
        raise QuestionError(next(iter(failed.values())))
    return cuts, failed


def _tried(
    cuts: Mapping[str, Sequence[Monthly]],
    plan: Plan,
    horizons: Sequence[int],
    failed: dict[str, str],
    tell: Tell,
) -> dict[str, dict[str, list[Forecast]]]:
    """The forecasts of each series by each method, from each of its `cuts`."""
    pieces = [
        (cut, method, ahead)
        for its, ahead in zip(cuts.values(), horizons, strict=True)
        for method in plan.methods
        for cut in its
    ]
    results = iter(done(_worked, pieces, plan.cores, tell))
    tried: dict[str, dict[str, list[Forecast]]] = {name: {} for name in cuts}
    for name, its in cuts.items():
        for method in plan.methods:
            made = [next(results) for _ in its]
            wrong = [str(one) for one in made if isinstance(one, BalanzaError)]
            if wrong:
                failed[f"{name} by {method}"] = wrong[0]
            else:
                tried[name][method] = [one for one in made if isinstance(one, Forecast)]
    if not any(tried.values()):
        raise QuestionError(f"There is no forecast. {next(iter(failed.values()))}")
    return tried


def _worked(piece: Piece) -> Forecast:
    return forecast(*piece)


def _mean(told: Sequence[Errors]) -> float:
    return sum(it.mae for it in told)


def _ahead(it: Series, told: Sequence[Errors], made: Forecast) -> Iterator[Row]:
    for place, one in enumerate(told):
        yield {
            "month": (made.first + place).start,
            **it.key,
            "method": made.method,
            "forecast_usd": float(made.mean[place]),
            "low_usd": float(made.low[place]),
            "high_usd": float(made.high[place]),
            "horizon": one.horizon,
            "mape": one.mape,
            "rmse_usd": one.rmse,
            "mase": one.mase,
            "inside": one.inside,
        }


def _judged(it: Series, told: Sequence[Errors], best: bool) -> Row:
    number = len(told)
    return {
        **it.key,
        "method": told[0].method,
        "mape": _average([one.mape for one in told]),
        "mase": _average([one.mase for one in told]),
        "rmse_usd": sum(one.rmse for one in told) / number,
        "inside": sum(one.inside for one in told) / number,
        "origins": told[0].origins,
        "chosen": "yes" if best else "",
    }


def _average(values: Sequence[float | None]) -> float | None:
    known = [it for it in values if it is not None]
    return sum(known) / len(known) if len(known) == len(values) else None


def _spread(told: Nowcast) -> float:
    return sum((it.said - it.actual) ** 2 for it in told.past)


def _total(it: Series, told: Nowcast, best: bool) -> Row:
    return {
        **it.key,
        "year": str(told.year),
        "method": told.method,
        "months_known": told.known,
        "so_far_usd": told.so_far,
        "nowcast_usd": told.total,
        "low_usd": told.low,
        "high_usd": told.high,
        "typical_error": told.typical_error,
        "chosen": "yes" if best else "",
    }


def _years(it: Series, told: Nowcast) -> Iterator[Row]:
    for past in told.past:
        yield {
            **it.key,
            "year": str(past.year),
            "method": told.method,
            "nowcast_usd": past.said,
            "actual_usd": past.actual,
            "error": past.error,
        }
