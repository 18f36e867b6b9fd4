"""How much of a category's growth between two years is trade, and how much is its list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

import narwhals as nw

from balanza import bridges, catalog
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.frames import LazyFrame, rows, settled
from balanza.indicators import reclassification
from balanza.indicators._totals import totals
from balanza.publish.concordance import concordance, descriptions, in_force
from balanza.publish.lines import COLUMNS, Supply, lines, supplies
from balanza.publish.reading import Reading
from balanza.publish.views import views

PARTS = ("trade_usd", "moved_in_usd", "moved_out_usd", "new_usd", "ended_usd")
HELD = ("trade_old_list_usd", "trade_new_list_usd")
NOBODY = ""  # the partner of the rows that say which codes a list holds
Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Years:
    """Two years, and whose list each takes; its own, where none is named."""

    first: int
    last: int
    first_list: int | None = None
    last_list: int | None = None

    def __post_init__(self) -> None:
        if self.first == self.last and self.first_list == self.last_list:
            raise QuestionError(
                f"From {self.first} to {self.last} nothing grows. Name two years, or for one "
                f"year two lists with --lists."
            )


@dataclass(frozen=True, slots=True)
class Category:
    """Which categories: all of `to`, or only `code`; of which flow, with which partners."""

    to: str
    code: str = ""
    flow: str = "imports"
    measure: str = ""
    partners: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        choose("classification that commodities lead to", self.to, bridges.LEVELS)


@dataclass(frozen=True, slots=True)
class Growth:
    """The change of categories between two years, each in its parts.

    `parts` are one row per category; `codes` those that stand in the category in one of the
    years only, with both years' trade. `months` are the numbers of those that both years have;
    `lists` the dates of the lists that were taken, `unlisted` the trade of each year under
    codes that its list does not know: it is in no category.
    """

    category: Category
    years: Years
    measure: str
    months: tuple[int, ...]
    lists: tuple[tuple[date, ...], tuple[date, ...]]
    unlisted: tuple[float, float]
    parts: tuple[Row, ...]
    codes: tuple[Row, ...]


def growth(category: Category, years: Years, reading: Reading) -> Growth:
    """Split the change of `category` between two years into trade and reclassification.

    Raises  QuestionError when the years have no month in common, a month has no list, or no
            list has the category; StoreError and SchemaError as `concordance`
    """
    known = concordance(reading, category.to)
    first, last = _supply(category, years, reading)
    before = _Side(category, first, years.first, years.first_list)
    now = _Side(category, last, years.last, years.last_list)
    lists = (before.lists(reading), now.lists(reading))
    both = [before.filed(before.rows(known, reading), years.last - 1), now.rows(known, reading)]
    every = settled(totals(nw.concat(both), ("month", "product", category.to), "value_usd"))
    pairs = every.filter(nw.col(category.to) != bridges.UNLISTED)
    told = reclassification(pairs, among=category.to)
    parts = rows(totals(told, (category.to,), "value_usd", "before", *PARTS, *HELD))
    shown = [it for it in parts if category.code in {"", it[category.to]}]
    if not shown:
        raise QuestionError(
            f"No list of these years has a code in {category.to} {category.code}. "
            f"`balanza growth {category.to}` shows every category."
        )
    return Growth(
        category=category,
        years=years,
        measure=first[0].measure,
        months=tuple(sorted({month.month for it in first for month in it.months})),
        lists=lists,
        unlisted=_unlisted(every, category, years),
        parts=tuple(sorted(map(_with_change, shown), key=lambda it: str(it[category.to]))),
        codes=tuple(_codes(pairs, category, years, reading)) if category.code else (),
    )


def _with_change(row: Row) -> dict[str, Any]:
    change = row["value_usd"] - row["before"]
    return {**row, "change": change, "reclassified_usd": change - row["trade_usd"]}


def _supply(
    category: Category, years: Years, reading: Reading
) -> tuple[list[Supply], list[Supply]]:
    """The same months of both years, of the first measure that has any."""
    stored = [it for it in supplies(reading) if it.flow == category.flow]
    for measure in [category.measure] if category.measure else catalog.field("measure").one_of:
        its = [it for it in stored if it.measure == measure]
        dates = {month for it in its for month in it.months}
        numbers = [{it.month for it in dates if it.year == y} for y in _pair(years)]
        if both := numbers[0] & numbers[1]:
            first, last = (list(_of_year(its, year, both)) for year in _pair(years))
            return first, last
    raise QuestionError(
        f"No month of {category.flow}{category.measure and f' ({category.measure})'} by "
        f"ten-digit commodity is stored of both {years.first} and {years.last} as of "
        f"{reading.as_of}. Fetch them with `balanza refresh hs --level HS10`, or load the bulk "
        f"files."
    )


def _pair(years: Years) -> tuple[int, int]:
    return years.first, years.last


def _of_year(its: Sequence[Supply], year: int, numbers: set[int]) -> Iterator[Supply]:
    for it in its:
        months = tuple(m for m in it.months if m.year == year and m.month in numbers)
        if months:
            yield replace(it, months=months)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two years: its trade, and the list it takes."""

    category: Category
    supply: Sequence[Supply]
    year: int
    list_year: int | None

    def rows(self, known: LazyFrame, reading: Reading) -> LazyFrame:
        """Its trade with the category of each row; a code that is listed has a row of zero."""
        whole = lines(reading, self.supply)
        held = bridges.lists_in_force(whole, known, self.list_year)
        codes = held.join(known.select("flow", "product", list="month"), on=["flow", "list"])
        zero = {"measure": nw.lit(""), "partner": nw.lit(NOBODY), "value_usd": nw.lit(0)}
        listed = codes.with_columns(**zero).select(*COLUMNS)
        depth = len(self.category.code) or None
        every = nw.concat(
            [self._of_partners(whole), listed.with_columns(nw.col("value_usd").cast(nw.Int64))]
        )
        return bridges.bridge(every, known, self.category.to, depth, self.list_year)

    def filed(self, frame: LazyFrame, year: int) -> LazyFrame:
        """`frame` with its months as those of `year`."""
        month = nw.col("month")
        for _, it in self.months:
            there = nw.lit(it.replace(year=year))
            month = nw.when(nw.col("month") == nw.lit(it)).then(there).otherwise(month)
        return frame.with_columns(month=month)

    def lists(self, reading: Reading) -> tuple[date, ...]:
        """The dates of the lists that it takes."""
        return tuple(sorted(set(in_force(reading, self.months, self.list_year).values())))

    @property
    def months(self) -> list[tuple[str, date]]:
        """Its flow and months."""
        return sorted((it.flow, month) for it in self.supply for month in it.months)

    def _of_partners(self, whole: LazyFrame) -> LazyFrame:
        view = views(self.category.partners, apart=False)[0]
        trade = view.of(whole)
        return trade.filter(nw.col("partner").is_in(view.wanted)) if view.wanted else trade


def _unlisted(every: LazyFrame, category: Category, years: Years) -> tuple[float, float]:
    apart = every.filter(nw.col(category.to) == bridges.UNLISTED)
    sums: dict[int, float] = {}
    for it in rows(totals(apart, ("month",), "value_usd")):
        sums[it["month"].year] = sums.get(it["month"].year, 0.0) + it["value_usd"]
    return sums.get(years.last - 1, 0.0), sums.get(years.last, 0.0)


def _codes(
    pairs: LazyFrame, category: Category, years: Years, reading: Reading
) -> Iterator[dict[str, Any]]:
    """The codes that stand in the category in one year only, the largest first."""
    year = {"year": nw.col("month").dt.year()}
    sums = totals(pairs.with_columns(**year), ("year", "product", category.to), "value_usd")
    here = sums.filter(nw.col(category.to) == category.code).select("product").unique()
    found: dict[str, dict[bool, dict[str, float]]] = {}
    for row in rows(sums.join(here, on="product", how="semi")):
        both = found.setdefault(row["product"], {False: {}, True: {}})
        both[row["year"] == years.last][row[category.to]] = row["value_usd"]
    moved = {
        code: its
        for code, its in found.items()
        if not (category.code in its[False] and category.code in its[True])
    }
    names = descriptions(reading, sorted(moved))
    ranked = sorted(moved.items(), key=lambda it: -max(map(_sum, it[1].values())))
    for code, its in ranked:
        yield {
            "product": code,
            "category_before": ", ".join(sorted(its[False])),
            "category": ", ".join(sorted(its[True])),
            "before": _sum(its[False]),
            "value_usd": _sum(its[True]),
            "description": names.get(code, ""),
        }


def _sum(values: Mapping[str, float]) -> float:
    return sum(values.values())
