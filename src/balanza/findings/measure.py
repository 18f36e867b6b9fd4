"""Takes the numbers that a brief claims out of an indicator's rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from balanza.errors import QuestionError
from balanza.findings.claims import Claim, Role
from balanza.findings.finding import Finding, Origin
from balanza.findings.verdicts import VERDICTS
from balanza.units import WRITTEN

RANK = "rank"
Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator's rows, and what a finding must know of how they came about."""

    rows: Sequence[Mapping[str, Any]]
    through: str
    year: int
    vintage: date
    sources: tuple[Origin, ...]
    query: str
    footnotes: tuple[str, ...] = ()


def measure(claim: Claim, measured: Measured, keys: Sequence[str]) -> dict[str, Finding]:
    """The finding of each of `keys`; of a claim without `each`, one under the empty key.

    A number that is not defined, such as a change from nothing, gives no finding. Of rows that
    share a rank, the first by code has the place, the next the one after it.

    Raises  QuestionError when no row or more than one fits
    """
    found = {}
    for key in keys if claim.each else [""]:
        row, wanted = _one(claim, measured, {**claim.where, **_of(claim, key)})
        value = VERDICTS[claim.verdict](row) if claim.verdict else row[claim.column]
        if value is not None:
            found[key] = _finding(claim, measured, key, value, wanted)
    return found


def cast(role: Role, rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The keys that play `role`, in order."""
    fitting = [
        row
        for row in rows
        if _fits(row, role.where)
        and row[role.order_by] is not None
        and all(VERDICTS[name](row) == word for name, word in role.verdicts.items())
    ]
    fitting.sort(key=lambda row: (row[role.order_by], row[role.key]))
    keys = [str(row[role.key]) for row in fitting]
    top = role.top or len(keys)
    return tuple(keys[:top] + [it for it in keys[top:] if it in role.always])


def _of(claim: Claim, key: str) -> Row:
    return {claim.each: key} if claim.each else {}


def _one(claim: Claim, measured: Measured, wanted: Row) -> tuple[Row, Row]:
    """The one row that fits, and what it was found by."""
    rows = [row for row in measured.rows if _fits(row, wanted)]
    if len(rows) != 1 and (row := _tied(claim, measured.rows, wanted)):
        names = {name: it for name, it in row.items() if isinstance(it, str)}
        return row, {**wanted, RANK: row[RANK], **names}
    if len(rows) != 1:
        told = ", ".join(f"{name}={value}" for name, value in wanted.items()) or "any row"
        raise QuestionError(
            f"Finding {claim.name} needs one row of {claim.shows.indicator} of "
            f"{claim.shows.table} through {measured.through} where {told}; {len(rows)} fit. "
            f"Refresh the table, ask for another month, or mend findings.yaml."
        )
    return rows[0], wanted


def _tied(claim: Claim, rows: Sequence[Row], wanted: Row) -> Row | None:
    """The row that has the place wanted where several are equal: they follow by code."""
    place = wanted.get(RANK)
    if not isinstance(place, int):
        return None
    others = {name: it for name, it in wanted.items() if name != RANK}
    first = [row for row in rows if _fits(row, others) and row.get(RANK, place + 1) <= place]
    best = max((row[RANK] for row in first), default=place)
    tied = sorted((row for row in first if row[RANK] == best), key=_code)
    if len({row.get(claim.shows.of) for row in tied}) != 1 or place - best >= len(tied):
        return None  # none is equal to another, or all of them come before the place
    return tied[place - best]


def _code(row: Row) -> list[str]:
    return [it for it in row.values() if isinstance(it, str)]


def _fits(row: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(row.get(name) == value for name, value in wanted.items())


def _finding(
    claim: Claim, measured: Measured, key: str, value: float | str, wanted: Mapping[str, Any]
) -> Finding:
    shows = claim.shows
    where = {name: [str(it)] for name, it in wanted.items()}
    return Finding(
        name=claim.name_of(key, measured.year),
        value=steady(value),
        unit=claim.unit,
        text=WRITTEN[claim.written_as](float(value))
        if claim.written_as in WRITTEN
        else str(value),
        indicator=shows.indicator,
        table=shows.table,
        where={**shows.chosen, **where, "window": shows.window, "of": shows.of},
        through=measured.through,
        vintage=measured.vintage,
        sources=measured.sources,
        query=_query(measured, claim, wanted),
        footnotes=measured.footnotes,
        says=claim.says,
        verdict=claim.verdict,
    )


def steady(value: float | str) -> float | str:
    """A ratio to twelve digits: what lies beyond depends on the order an engine adds up in."""
    return float(f"{value:.12g}") if isinstance(value, float) else value


def _query(measured: Measured, claim: Claim, wanted: Mapping[str, Any]) -> str:
    """The selection's query, narrowed to the one row and column."""
    column = f'"{claim.column}"' if claim.column else "*"
    tests = " AND ".join(f"{name} = '{value}'" for name, value in _tests(wanted))
    where = f" WHERE {tests}" if tests else ""
    return f"SELECT {column} FROM (\n{measured.query}\n){where}"  # noqa: S608  shown, not run


def _tests(wanted: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in wanted.items():
        yield f'"{name}"', str(value).replace("'", "''")
