"""Which products imports depend on others for, year by year, and how lasting the list is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import narwhals as nw

from balanza import bridges
from balanza.errors import QuestionError
from balanza.frames import LazyFrame, lazy, rows, settled
from balanza.indicators import churn, dependence
from balanza.publish.concordance import concordance
from balanza.publish.lines import Supply, lines, supplies
from balanza.publish.reading import DECEMBER, Reading

SIDES = {"imports": "general_imports", "exports": "total_exports"}
NONE = ("00", bridges.UNLISTED, bridges.UNASSIGNED)  # not in any category
Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Who is inside, by which criteria imports depend on the others, of how many digits.

    Import and export codes agree on six digits; finer ones have no exports of their own.
    """

    inside: str = "USMCA"
    criteria: str = "eu_2021"
    digits: int = 6


@dataclass(frozen=True, slots=True)
class Dependents:
    """Products that were dependent in any year, with the years and the newest figures.

    `years` is one row per year: products, dependent, imports_usd, dependent_usd, and the churn
    of the list since the year before (null in the first). `months` are those that all years
    have; their numbers.
    """

    products: tuple[Row, ...]
    years: tuple[Row, ...]
    months: tuple[int, ...]


def dependents(
    to: str, code: str, years: Sequence[int], reading: Reading, circle: Circle | None = None
) -> Dependents:
    """The dependent products of a category, or of all categories of `to` where `code` is empty.

    A shorter code of the category stands for all that begin with it: naics 334.

    Raises  QuestionError when the years have no month in common, or no line is in the category;
            StoreError and SchemaError as `concordance`; UnknownName
    """
    circle = circle or Circle()
    wanted, months = _supply(sorted(set(years)), reading)
    every = _told(_trade(to, code, wanted, reading), circle)
    if not every:
        raise QuestionError(
            f"No line of these years is in {to} {code}. "
            f"`balanza concordance {to}={code}` shows what the lists hold."
        )
    listed = [it for it in every if it["dependent"]]
    return Dependents(_products(listed), tuple(_years(every, listed)), months)


def _supply(years: Sequence[int], reading: Reading) -> tuple[list[Supply], tuple[int, ...]]:
    """Both flows in the months that all years have."""
    stored = [it for it in supplies(reading) if SIDES[it.flow] == it.measure]
    held = {(it.flow, month.year, month.month) for it in stored for month in it.months}
    common = set.intersection(
        *({n for f, y, n in held if (f, y) == (flow, year)} for flow in SIDES for year in years)
    )
    if not common:
        raise QuestionError(
            f"No month of both flows by ten-digit commodity is stored of all of "
            f"{', '.join(map(str, years))} as of {reading.as_of}. Load the bulk files of these "
            f"years, or name fewer."
        )
    kept = [
        Supply(it.table, it.flow, it.measure, _of(it, years, common), it.vintages)
        for it in stored
    ]
    return [it for it in kept if it.months], tuple(sorted(common))


def _of(it: Supply, years: Sequence[int], numbers: set[int]) -> tuple[date, ...]:
    return tuple(m for m in it.months if m.year in years and m.month in numbers)


def _trade(to: str, code: str, wanted: Sequence[Supply], reading: Reading) -> LazyFrame:
    """The trade of the categories that begin with `code`, under the list of each month."""
    bridged = bridges.bridge(lines(reading, wanted), concordance(reading, to), to)
    category = nw.col(to)
    return bridged.filter(
        category.str.starts_with(code), ~category.is_in(NONE), nw.col("value_usd") != 0
    )


def _told(trade: LazyFrame, circle: Circle) -> list[dict[str, Any]]:
    """The dependence of each product and year; the year as its December."""
    cut = trade.with_columns(
        year=nw.col("month").dt.year().cast(nw.Int64),
        product=nw.col("product").str.slice(0, circle.digits),
    )
    keys = ("year", "product")
    told = dependence(cut, by=keys, inside=circle.inside, criteria=circle.criteria)
    imported = told.filter(nw.col("imports_usd") > 0)
    return sorted(rows(settled(imported)), key=lambda it: (it["product"], it["year"]))


def _products(listed: Sequence[Row]) -> tuple[Row, ...]:
    """Each product once: its newest figures as a dependent one, and the years it was."""
    newest = {it["product"]: it for it in listed}
    years = {code: [it["year"] for it in listed if it["product"] == code] for code in newest}
    told = [
        {
            **{name: value for name, value in it.items() if name != "dependent"},
            "years": ", ".join(map(str, years[code])),
            "times": len(years[code]),
        }
        for code, it in newest.items()
    ]
    return tuple(sorted(told, key=lambda it: (-it["times"], -it["outside_usd"])))


def _years(every: Sequence[Row], listed: Sequence[Row]) -> list[Row]:
    lasting = _churn(every)
    return [
        {
            "year": year,
            "products": sum(it["year"] == year for it in every),
            "dependent": sum(it["year"] == year for it in listed),
            "imports_usd": sum(it["imports_usd"] for it in every if it["year"] == year),
            "dependent_usd": sum(it["imports_usd"] for it in listed if it["year"] == year),
            "churn": lasting.get(year),
        }
        for year in sorted({it["year"] for it in every})
    ]


def _churn(every: Sequence[Row]) -> dict[int, float]:
    """The churn of the list since the year before; a year without any of it counts too."""
    import pyarrow as pa  # noqa: PLC0415  slow to load

    lists = pa.table(
        {
            "month": [date(it["year"], DECEMBER, 1) for it in every],
            "product": [it["product"] for it in every],
            "value_usd": [it["imports_usd"] if it["dependent"] else 0.0 for it in every],
        }
    )
    return {it["month"].year: it["churn"] for it in rows(churn(lazy(lists), among="product"))}
