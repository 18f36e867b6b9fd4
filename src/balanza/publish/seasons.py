"""Series without their seasons; a balance as exports less imports, each adjusted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from balanza.errors import BalanzaError
from balanza.publish.evidence import Evidence
from balanza.publish.monthly import Series, Wanted, collected
from balanza.publish.reading import Reading
from balanza.series import Monthly, Season, done, season
from balanza.series.work import Tell, silent

Row: TypeAlias = dict[str, Any]
SIDES = {"exports": 1.0, "imports": -1.0}


@dataclass(frozen=True, slots=True)
class Seasons:
    """Adjusted series: `rows` by month, `models` and `outliers` of each series.

    `failed` says of which series there are none, and why.
    """

    evidence: Evidence
    rows: tuple[Row, ...]
    models: tuple[Row, ...]
    outliers: tuple[Row, ...]
    failed: Mapping[str, str]


def seasons(wanted: Wanted, reading: Reading, cores: int = 1, tell: Tell = silent) -> Seasons:
    """The series that are wanted, without their seasons.

    A balance is adjusted by its sides, as the Census Bureau does it: each flow by itself, and
    then the difference.

    Raises  as `collected`; QuestionError when no series can be adjusted
    """
    balanced = wanted.of == "balance"
    evidence, series = collected(wanted.by_flow() if balanced else wanted, reading)
    results = done(season, [it.monthly for it in series], cores, tell)
    pairs = list(zip(series, results, strict=True))
    good = [(it, told) for it, told in pairs if isinstance(told, Season)]
    failed = {it.name: str(told) for it, told in pairs if isinstance(told, BalanzaError)}
    if not good:
        raise next(it for it in results if isinstance(it, BalanzaError))
    return Seasons(
        evidence=evidence,
        rows=tuple(_balances(good) if balanced else _rows(good)),
        models=tuple(_model(it, told) for it, told in good),
        outliers=tuple(row for it, told in good for row in _outliers(it, told)),
        failed=failed,
    )


def _rows(good: Sequence[tuple[Series, Season]]) -> Iterator[Row]:
    for it, told in good:
        for place, value in enumerate(it.monthly.values.tolist()):
            yield {
                "month": it.monthly.month(place).start,
                **it.key,
                "value_usd": value,
                "adjusted_usd": float(told.adjusted[place]),
                "trend_usd": float(told.trend[place]),
            }


def _balances(good: Sequence[tuple[Series, Season]]) -> Iterator[Row]:
    """Exports less imports of each, over the months that both sides have."""
    groups: dict[tuple[str, ...], dict[str, tuple[Monthly, Season]]] = {}
    for it, told in good:
        rest = tuple(f"{name}={it.key[name]}" for name in it.key if name != "flow")
        groups.setdefault(rest, {})[it.key["flow"]] = (it.monthly, told)
    for rest, sides in groups.items():
        if sides.keys() == SIDES.keys():
            yield from _balance(dict(word.split("=", 1) for word in rest), sides)


def _balance(
    key: Mapping[str, str], sides: Mapping[str, tuple[Monthly, Season]]
) -> Iterator[Row]:
    first = max(monthly.first for monthly, _ in sides.values())
    last = min(monthly.last for monthly, _ in sides.values())
    parts = {flow: list(_rows([(Series({}, it[0]), it[1])])) for flow, it in sides.items()}
    within = {
        flow: {row["month"]: row for row in rows if first.start <= row["month"] <= last.start}
        for flow, rows in parts.items()
    }
    for month in sorted(within["exports"]):
        both = {flow: rows[month] for flow, rows in within.items()}
        sums = {
            name: sum(sign * both[flow][name] for flow, sign in SIDES.items())
            for name in ("value_usd", "adjusted_usd", "trend_usd")
        }
        yield {"month": month, **key, "balance_usd": sums.pop("value_usd"), **sums}


def _model(it: Series, told: Season) -> Row:
    return {
        **it.key,
        "months": f"{it.monthly.first} to {it.monthly.last}",
        "method": told.method,
        "model": told.model,
        "aicc": told.aicc,
        "outliers": len(told.outliers),
        "notes": " ".join(told.notes),
    }


def _outliers(it: Series, told: Season) -> Iterator[Row]:
    for one in told.outliers:
        yield {
            **it.key,
            "month": one.month.start,
            "kind": one.kind,
            "size": one.size,
            "in": "logarithms" if told.log else "usd",
            "found_by": ", ".join(one.found_by),
        }
