"""Unit values, and changes split into quantity and unit value, from the detail."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import narwhals as nw

from balanza import catalog
from balanza.bridges import LEVELS, bridge
from balanza.catalog import Comparison, Crossing
from balanza.comparisons import lmdi
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.frames import LazyFrame, rows
from balanza.indicators._totals import totals
from balanza.periods import Month, Span
from balanza.publish.concordance import concordance, in_force
from balanza.publish.detail import months_of
from balanza.publish.reading import YEAR, Reading, last_december, stands_in
from balanza.publish.wide import words_of
from balanza.studies import unit_value

UNIT = "quantity_unit_1"
# The table of each flow, and its columns of value and quantity.
FLOWS = {
    "imports": ("bulk_imports", "consumption_value_usd", "consumption_quantity_1"),
    "exports": ("bulk_exports", "exports_value_usd", "quantity_1"),
}
COUNTED = "_counted"  # whether an entry states a quantity
LINE = ("partner", "product", UNIT, COUNTED)  # within which a unit value means something
SPLIT = (
    "before_usd",
    "after_usd",
    "quantity_usd",
    "unit_value_usd",
    "new_usd",
    "ended_usd",
    "unmeasured_usd",
)
Window = Literal["month", "ytd", "12m", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Which entries: of which flow, by which columns, limited to which values.

    A product is the begin of its codes, such as 8471; so is a category that a year's list puts
    commodities in, such as atp 04 or naics 334. A partner may be a region. What a known break
    makes misleading is refused, unless it is to `insist`.
    """

    flow: str = "imports"
    by: tuple[str, ...] = ("product",)
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    insist: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The rows of an answer, the months that they are of, and the breaks that they cross."""

    rows: tuple[dict[str, Any], ...]
    span: Span
    breaks: tuple[Crossing, ...]


def unit_values(wanted: Lines, span: Span | None, reading: Reading) -> Measured:
    """Dollars per unit of each line in the months of `span` (default: the newest), by unit.

    Rows are by the columns wanted and the unit: value_usd and quantity, of entries that state
    one; covered (a ratio to the value of all); unit_value.

    Raises  QuestionError when products would be added up, a column or month is not there, or a
            break misleads; UnknownName; StoreError when no detail is stored
    """
    table, value, quantity = _columns(wanted)
    chosen = span or _newest(reading, table)
    crossed = _guarded(wanted, chosen)
    entries = _entries(wanted, chosen, reading)
    told = unit_value(entries, by=wanted.by, of=value, quantity=quantity)
    named = {"unit": UNIT, "value_usd": value, "quantity": quantity}
    found = rows(
        told.filter(nw.col("unit_value") > 0).select(
            *wanted.by, **named, covered="covered", unit_value="unit_value"
        )
    )
    return Measured(tuple(_ordered(found, (*wanted.by, "unit"))), chosen, crossed)


def quantity_and_price(
    wanted: Lines,
    reading: Reading,
    through: Month | None = None,
    window: Window = "year",
    years: int = 1,
) -> Measured:
    """What of a change is quantity, and what unit value; lines are split, then summed `by`.

    The span that ends with `through` (default: the newest) is compared with the same one so
    many `years` before. A line is a commodity of one partner in one unit; entries without a
    quantity are a line of their own, and unmeasured. By categories, each side has its own
    year's list: a line that moved between two is ended in one and new in the other.

    Raises  as `unit_values`; QuestionError when `years` is none
    """
    if years < 1:
        raise QuestionError(f"{years} years back is no earlier month; say 1 or more.")
    table, value, quantity = _columns(wanted)
    after = _window(window, through or _newest(reading, table).last)
    before = Span(after.first - YEAR * years, after.last - YEAR * years)
    crossed = _guarded(wanted, Span(before.first, after.last))
    line = tuple(dict.fromkeys((*wanted.by, *LINE)))
    sides = [
        totals(_entries(wanted, it, reading), line, value, quantity) for it in (before, after)
    ]
    told = lmdi(sides[0], sides[1], by=line, of=value, quantity=quantity)
    found = rows(totals(told, wanted.by, *SPLIT))
    largest = sorted(found, key=lambda row: -abs(row["after_usd"] - row["before_usd"]))
    return Measured(tuple(largest), Span(before.first, after.last), crossed)


def _columns(wanted: Lines) -> tuple[str, str, str]:
    """The table, and its columns of value and quantity; every name is checked."""
    found = choose("flow", wanted.flow, FLOWS)
    known = dict.fromkeys((*words_of(found[0]), *LEVELS))
    for name in (*wanted.by, *wanted.where):
        choose("column", name, known)
    if wrong := [it for it in wanted.where.get("product", ()) if not it.isdecimal()]:
        raise QuestionError(
            f"{', '.join(wrong)} is no begin of a commodity code. Write digits, such as 8471; "
            f"a category is written like atp=04."
        )
    return found


def _newest(reading: Reading, table: str) -> Span:
    last = Month.of(months_of(reading, table)[-1])
    return Span(last, last)


def _window(window: Window, through: Month) -> Span:
    last = last_december(through) if window == "year" else through
    length = {"month": 1, "ytd": last.number, "12m": YEAR, "year": YEAR}[window]
    return Span(last - (length - 1), last)


def _guarded(wanted: Lines, span: Span) -> tuple[Crossing, ...]:
    comparison = Comparison(
        table=FLOWS[wanted.flow][0],
        span=span,
        columns=(*wanted.by, "product"),
        where=wanted.where,
    )
    return catalog.guard(comparison, insist=wanted.insist)


def _entries(wanted: Lines, span: Span, reading: Reading) -> LazyFrame:
    """The rows of the detail that are wanted, of the months of `span`."""
    table, value, quantity = FLOWS[wanted.flow]
    months = months_of(reading, table, span)
    kept = dict.fromkeys((*words_of(table), value, quantity))
    stated = nw.when(nw.col(quantity) > 0).then(nw.lit(1)).otherwise(nw.lit(0))
    told = {COUNTED: stated, "flow": nw.lit(wanted.flow)}
    entries = reading.table(table).select(*kept).with_columns(**told)
    dated = entries.filter(nw.col(value) != 0, *stands_in(months))
    for to in dict.fromkeys(it for it in (*wanted.by, *wanted.where) if it in LEVELS):
        in_force(reading, {(wanted.flow, month) for month in months})
        dated = bridge(dated, concordance(reading, to), to)
    conditions = list(_conditions(wanted))
    return dated.filter(*conditions) if conditions else dated


def _conditions(wanted: Lines) -> Iterator[nw.Expr]:
    for name, values in wanted.where.items():
        if name == "partner":
            yield nw.any_horizontal(*map(catalog.belongs, values), ignore_nulls=True)
        elif name == "product" or name in LEVELS:
            begins = (nw.col(name).str.starts_with(it) for it in values)
            yield nw.any_horizontal(*begins, ignore_nulls=True)
        else:
            yield nw.col(name).is_in(values)


def _ordered(found: Sequence[dict[str, Any]], keys: Sequence[str]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: [str(row[it]) for it in keys])
