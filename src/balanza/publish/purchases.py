"""What each partner sold of each product: the columns that replacement potential is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import narwhals as nw

from balanza import catalog
from balanza.errors import QuestionError
from balanza.frames import LazyFrame
from balanza.indicators._totals import totals
from balanza.periods import Month, Span
from balanza.publish.lines import Supply, lines, supplies
from balanza.publish.reading import Reading

YEAR = 12
MEASURES = ("imports_for_consumption", "general_imports")
CLAIMS = ("S", "S+")  # the programmes of the USMCA
NO_UNIT = ("", "X")
KEYS = ("partner", "product")


@dataclass(frozen=True, slots=True)
class Sold:
    """A frame for `balanza.potential.sold`, unevaluated; of which measure and months.

    `lacking` says of each column that the frame has not what would be needed for it.
    """

    frame: LazyFrame
    measure: str
    months: tuple[date, ...]
    supply: tuple[Supply, ...]
    lacking: dict[str, str]


def sold(reading: Reading, through: Month | None, length: int, digits: int) -> Sold:
    """Imports of the `length` months up to `through`, by partner and code of `digits`.

    Imports for consumption, which duty and claims are of; general imports where these are not
    stored.

    Raises  QuestionError when a month is not stored
    """
    stored = [it for it in supplies(reading) if it.flow == "imports"]
    measure, last = _measure(stored, through, reading)
    months = _span(last, length)
    value = _of(stored, measure, months, reading)
    columns = {"value_usd": value}
    lacking = {}
    before = _within(stored, measure, _span(last - YEAR, length))
    duty = _within(stored, "calculated_duty", months) if measure == MEASURES[0] else []
    for name, its, why in (
        ("before_usd", before, "the same months a year before"),
        ("duty_usd", duty, "calculated duty of the same months"),
    ):
        if its:
            columns[name] = its
        else:
            lacking[name] = why
    frame = _summed(reading, columns, digits)
    if all(it.table == "bulk_imports" for it in value) and measure == MEASURES[0]:
        frame = _with_detail(frame, reading, months, digits)
    else:
        why = "imports for consumption from the monthly bulk files"
        lacking |= {"quantity": why, "claimed_usd": why}
    return Sold(frame, measure, tuple(months), tuple(value), lacking)


def _measure(
    stored: Sequence[Supply], through: Month | None, reading: Reading
) -> tuple[str, Month]:
    """The first measure that has the month, and the month; its newest where none is named."""
    for measure in MEASURES:
        there = {month for it in stored if it.measure == measure for month in it.months}
        if there and (through is None or through.start in there):
            return measure, through or Month.of(max(there))
    raise QuestionError(
        f"No imports by ten-digit commodity of {through or 'any month'} are stored as of "
        f"{reading.as_of}. Fetch them with `balanza refresh hs --level HS10`, or load the bulk "
        f"files."
    )


def _span(last: Month, length: int) -> list[date]:
    return [it.start for it in Span(last - (length - 1), last)]


def _of(
    stored: Sequence[Supply], measure: str, months: Sequence[date], reading: Reading
) -> list[Supply]:
    if found := _within(stored, measure, months):
        return found
    there = {month for it in stored if it.measure == measure for month in it.months}
    lost = ", ".join(f"{it:%Y-%m}" for it in months if it not in there)
    raise QuestionError(
        f"{measure.replace('_', ' ').capitalize()} by ten-digit commodity are not stored for "
        f"{lost} as of {reading.as_of}. Ask for another window or month, or fetch more."
    )


def _within(stored: Sequence[Supply], measure: str, months: Sequence[date]) -> list[Supply]:
    """The supplies of a measure in `months`; none unless all of them are there."""
    wanted = set(months)
    its = [
        replace(it, months=tuple(m for m in it.months if m in wanted))
        for it in stored
        if it.measure == measure
    ]
    found = [it for it in its if it.months]
    return found if wanted == {month for it in found for month in it.months} else []


def _summed(reading: Reading, columns: dict[str, list[Supply]], digits: int) -> LazyFrame:
    """One row for each partner and product, with a sum for each of `columns`."""
    stacked = [
        lines(reading, its).select(
            "partner",
            product=nw.col("product").str.slice(0, digits),
            **{it: _or_zero(it == name) for it in columns},
        )
        for name, its in columns.items()
    ]
    return totals(nw.concat(stacked), KEYS, *columns)


def _or_zero(is_it: bool) -> nw.Expr:
    return nw.col("value_usd").cast(nw.Float64) if is_it else nw.lit(0.0)


def _with_detail(
    frame: LazyFrame, reading: Reading, months: Sequence[date], digits: int
) -> LazyFrame:
    """`frame` with quantity, null where a product is not of one unit, and claimed_usd."""
    table = catalog.table("bulk_imports")
    bulk = reading.store.warehouse.read(
        table,
        reading.as_of,
        lambda part: any(set(months).intersection(it.months) for it in part.facets),
    ).filter(nw.col("month").is_in(list(months)))
    claimed = nw.when(nw.col("programme").is_in(CLAIMS)).then(nw.col("consumption_value_usd"))
    cut = bulk.with_columns(
        product=nw.col("product").str.slice(0, digits),
        claimed_usd=claimed.otherwise(nw.lit(0)),
        quantity=nw.col("consumption_quantity_1"),
    )
    units = cut.group_by("product").agg(
        _first=nw.col("quantity_unit_1").min(), _last=nw.col("quantity_unit_1").max()
    )
    is_one = (nw.col("_first") == nw.col("_last")) & ~nw.col("_first").is_in(NO_UNIT)
    whole = totals(cut, KEYS, "quantity", "claimed_usd").join(units, on="product")
    kept = whole.select(*KEYS, "claimed_usd", quantity=nw.when(is_one).then(nw.col("quantity")))
    return frame.join(kept, on=list(KEYS), how="left")
