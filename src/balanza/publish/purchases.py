"""What each partner sold of each product: the columns that replacement potential is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import narwhals as nw

from balanza import catalog
from balanza.errors import QuestionError
from balanza.frames import LazyFrame
from balanza.indicators._totals import totals, unless_zero
from balanza.periods import Month, Span
from balanza.publish.lines import Supply, lines, supplies
from balanza.publish.reading import Reading

YEAR = 12
DETAIL = "bulk_imports"
MEASURES = ("imports_for_consumption", "general_imports")
CLAIMS = ("S", "S+")  # the programmes of the USMCA
NO_UNIT = ("", "X")
KEYS = ("partner", "product")
WHOLE = 10  # digits of a commodity


@dataclass(frozen=True, slots=True)
class Sold:
    """A frame for `balanza.potential.sales`, unevaluated; of which measure and months.

    `stored` is all that there is of imports, `supply` what the values come from. `lacking`
    says of each column that the frame has not what would be needed for it.
    """

    frame: LazyFrame
    measure: str
    months: tuple[date, ...]
    supply: tuple[Supply, ...]
    stored: tuple[Supply, ...]
    lacking: dict[str, str] = field(default_factory=dict)


def sold(reading: Reading, through: Month | None, length: int, digits: int) -> Sold:
    """Imports of the `length` months up to `through`, by partner and code of `digits`.

    Imports for consumption, which duty and claims are of; general imports where these are not
    stored.

    Raises  QuestionError when a month is not stored, or there are to be none
    """
    if length < 1:
        raise QuestionError(f"A window of {length} months is none. Take at least one.")
    stored = tuple(it for it in supplies(reading) if it.flow == "imports")
    measure, last = _measure(stored, through, reading)
    months = _span(last, length)
    value = tuple(_of(stored, measure, months, reading))
    frame = totals(_cut(lines(reading, value), digits), KEYS, "value_usd")
    return Sold(frame, measure, tuple(months), value, stored)


def described(taken: Sold, reading: Reading, products: Sequence[str]) -> Sold:
    """`taken` with what is known of `products` beside their values; their codes are as long.

    Of other products nothing is looked up: of the detail they are most.
    """
    columns, lacking = _beside(taken)
    frame = _summed(reading, {"value_usd": taken.supply, **columns}, products)
    if taken.measure == MEASURES[0] and _has_detail(reading, taken.months):
        frame = _with_detail(frame, reading, taken.months, products)
    else:
        why = "imports for consumption from the monthly bulk files"
        lacking |= {"quantity": why, "claimed_usd": why}
    return replace(taken, frame=frame, lacking=lacking)


def _beside(taken: Sold) -> tuple[dict[str, Sequence[Supply]], dict[str, str]]:
    """What the columns of dollars come from; of those that are not there, what is lacking."""
    months, measure = taken.months, taken.measure
    before = _span(Month.of(months[-1]) - YEAR, len(months))
    duty = _within(taken.stored, "calculated_duty", months) if measure == MEASURES[0] else []
    found = {
        "before_usd": (_within(taken.stored, measure, before), "the same months a year before"),
        "duty_usd": (duty, "calculated duty of the same months"),
    }
    columns: dict[str, Sequence[Supply]] = {
        name: its for name, (its, _) in found.items() if its
    }
    return columns, {name: why for name, (its, why) in found.items() if not its}


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


def _cut(trade: LazyFrame, digits: int) -> LazyFrame:
    """`trade` with its commodities cut to `digits`; a whole code is left for files to find."""
    if digits >= WHOLE:
        return trade
    return trade.with_columns(product=nw.col("product").str.slice(0, digits))


def _of_products(trade: LazyFrame, products: Sequence[str]) -> LazyFrame:
    """The rows of `trade` of some products, which are cut to the length of those."""
    return _cut(trade, len(products[0])).filter(nw.col("product").is_in(list(products)))


def _summed(
    reading: Reading, columns: dict[str, Sequence[Supply]], products: Sequence[str]
) -> LazyFrame:
    """One row for each partner and product, with a sum for each of `columns`.

    All products have a value, for shares are of the whole; the others are of `products`.
    """
    stacked = []
    for name, its in columns.items():
        trade = lines(reading, its)
        value = name == "value_usd"
        kept = _cut(trade, len(products[0])) if value else _of_products(trade, products)
        stacked.append(kept.select(*KEYS, **{it: _or_zero(it == name) for it in columns}))
    return totals(nw.concat(stacked), KEYS, *columns)


def _or_zero(is_it: bool) -> nw.Expr:
    return nw.col("value_usd").cast(nw.Float64) if is_it else nw.lit(0.0)


def _has_detail(reading: Reading, months: Sequence[date]) -> bool:
    parts = reading.store.warehouse.newest(catalog.table(DETAIL), reading.as_of).values()
    return set(months) <= {month for part in parts for it in part.facets for month in it.months}


def _with_detail(
    frame: LazyFrame, reading: Reading, months: Sequence[date], products: Sequence[str]
) -> LazyFrame:
    """`frame` with quantity, null where a product is not of one unit, and claimed_usd."""
    bulk = reading.store.warehouse.read(
        catalog.table(DETAIL),
        reading.as_of,
        lambda part: any(set(months).intersection(it.months) for it in part.facets),
    ).filter(nw.col("month").is_in(list(months)))
    claimed = nw.when(nw.col("programme").is_in(CLAIMS)).then(nw.col("consumption_value_usd"))
    value, counted = nw.col("consumption_value_usd"), nw.col("consumption_quantity_1") > 0
    cut = _of_products(bulk, products).with_columns(
        claimed_usd=claimed.otherwise(nw.lit(0)),
        quantity=nw.col("consumption_quantity_1"),
        _value=value,
        _counted=nw.when(counted).then(value).otherwise(nw.lit(0)),
    )
    units = cut.group_by("product").agg(
        _first=nw.col("quantity_unit_1").min(), _last=nw.col("quantity_unit_1").max()
    )
    is_one = (nw.col("_first") == nw.col("_last")) & ~nw.col("_first").is_in(NO_UNIT)
    sums = totals(cut, KEYS, "quantity", "claimed_usd", "_value", "_counted")
    whole = sums.join(units, on="product")
    # Entries that state no quantity have one as if they were like those that do.
    all_of_it = nw.col("quantity") * nw.col("_value") / unless_zero(nw.col("_counted"))
    kept = whole.select(*KEYS, "claimed_usd", quantity=nw.when(is_one).then(all_of_it))
    return frame.join(kept, on=list(KEYS), how="left")
