"""Trade by ten-digit commodity, from whichever table has it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from balanza import catalog
from balanza.errors import QuestionError
from balanza.frames import LazyFrame
from balanza.publish.reading import Reading
from balanza.publish.wide import BULK
from balanza.store import Part

LEVEL = "HS10"
COLUMNS = ("month", "flow", "partner", "product", "measure", "value_usd")
LINES = "hs10"
# The bulk files are whole, and lines are their sums; a part of hs may hold some codes only.
SOURCES = (LINES, *BULK, "hs")


@dataclass(frozen=True, slots=True)
class Supply:
    """Months of one flow and measure that a table has by ten-digit commodity."""

    table: str
    flow: str
    measure: str
    months: tuple[date, ...]
    vintages: tuple[date, ...]


def supplies(reading: Reading) -> list[Supply]:
    """What there is by ten-digit commodity; each month of a measure from one table only.

    Raises  QuestionError when there is nothing
    """
    taken: set[tuple[str, str, date]] = set()
    found = []
    for it in (it for name in SOURCES for it in _held(reading, name)):
        free = tuple(m for m in it.months if (it.flow, it.measure, m) not in taken)
        taken |= {(it.flow, it.measure, month) for month in free}
        if free:
            found.append(Supply(it.table, it.flow, it.measure, free, it.vintages))
    if not found:
        raise QuestionError(
            f"No trade by ten-digit commodity is stored as of {reading.as_of}. Fetch it with "
            f"`balanza refresh hs --level {LEVEL}`, or load the bulk files."
        )
    return found


def lines(reading: Reading, wanted: Iterable[Supply]) -> LazyFrame:
    """The rows of `wanted`, unevaluated: month, flow, partner, product, measure, value_usd."""
    return nw.concat([_rows(reading, it) for it in wanted])


def _held(reading: Reading, table: str) -> Iterator[Supply]:
    """What `table` has, by flow and measure; nothing when it is empty."""
    parts = reading.store.warehouse.newest(catalog.table(table), reading.as_of).values()
    kinds: dict[tuple[str, str], set[date]] = {}
    days: dict[tuple[str, str], set[date]] = {}
    for part in parts:
        for key, months in _kinds(table, part):
            kinds.setdefault(key, set()).update(months)
            days.setdefault(key, set()).add(part.vintage)
    for flow, measure in sorted(kinds):
        months, vintages = (tuple(sorted(it[flow, measure])) for it in (kinds, days))
        yield Supply(table, flow, measure, months, vintages)


def _kinds(table: str, part: Part) -> Iterator[tuple[tuple[str, str], tuple[date, ...]]]:
    for facet in part.facets:
        if table in BULK:
            flow = table.removeprefix("bulk_")
            yield from (((flow, it), facet.months) for it in BULK[table])
        elif table == LINES or facet.level == LEVEL:
            yield (facet.flow, facet.measure), facet.months


def _rows(reading: Reading, it: Supply) -> LazyFrame:
    months = set(it.months)
    table = catalog.table(it.table)
    stored = reading.store.warehouse.read(
        table, reading.as_of, lambda part: _has(part, it, months)
    ).filter(nw.col("month").is_in(sorted(months)))
    if it.table not in BULK:
        kind = (nw.col("flow") == it.flow, nw.col("measure") == it.measure)
        finest = [] if it.table == LINES else [nw.col("level") == LEVEL]
        return stored.filter(*finest, *kind).select(*COLUMNS)
    column, only = BULK[it.table][it.measure]
    kept = stored.filter(nw.col(column) != 0, *(nw.col(n) == v for n, v in only.items()))
    named = {"flow": it.flow, "measure": it.measure}
    words = {name: nw.lit(value) for name, value in named.items()}
    return kept.select("month", "partner", "product", value_usd=column, **words).select(
        *COLUMNS
    )


def _has(part: Part, it: Supply, months: set[date]) -> bool:
    return any(
        (it.flow, it.measure) == kind and months.intersection(there)
        for kind, there in _kinds(it.table, part)
    )
