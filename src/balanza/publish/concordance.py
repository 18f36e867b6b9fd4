"""Which list of codes holds, and where a code belongs from list to list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import narwhals as nw

from balanza import bridges
from balanza.catalog import Selection
from balanza.definitions import choose
from balanza.errors import QuestionError, SchemaError
from balanza.frames import LazyFrame, lazy, rows
from balanza.periods import Month
from balanza.publish.reading import Reading
from balanza.publish.wide import categories_of

TARGETS = tuple(bridges.LEVELS)


@dataclass(frozen=True, slots=True)
class Entry:
    """What `lists`, by their dates, say of a code, one like the other."""

    flow: str
    product: str
    lists: tuple[date, ...]
    description: str
    targets: Mapping[str, str]


def concordance(reading: Reading, to: str) -> LazyFrame:
    """The stored lists of codes, of which each gives a code one category of `to`.

    Raises  StoreError when none is stored; SchemaError when one contradicts itself
    """
    choose("classification that commodities lead to", to, bridges.LEVELS)
    lists = reading.table("concordance")
    if wrong := rows(bridges.conflicts(lists, to)):
        it = min(wrong, key=lambda row: (row["month"], row["flow"], row["product"]))
        raise SchemaError(
            f"The list of {it['flow']} of {it['month']:%Y-%m} puts code {it['product']} in "
            f"{to} {it['first']} and {it['last']}; {len(wrong):,} codes have two categories. "
            f"Each must have one: parts of concordance contradict each other. Remove one."
        )
    return lists


def categorised(
    trade: LazyFrame, asked: Selection, reading: Reading, through: Month
) -> LazyFrame:
    """`trade` with the categories that `asked` names, each month by the list of its year.

    Raises  QuestionError when a month has no list; as `concordance`
    """
    if not (wanted := categories_of(asked)):
        return trade
    facets = reading.facets(asked, through)
    in_force(reading, {(it.flow, month) for it in facets for month in it.months})
    for to in wanted:
        trade = bridges.bridge(trade, concordance(reading, to), to)
    return trade


def listed(reading: Reading) -> dict[str, list[date]]:
    """The months that lists are dated, by flow.

    Raises  StoreError when none is stored
    """
    found: dict[str, set[date]] = {}
    for part in reading.parts("concordance"):
        for facet in part.facets:
            found.setdefault(facet.flow, set()).update(facet.months)
    return {flow: sorted(months) for flow, months in sorted(found.items())}


def in_force(
    reading: Reading, months: Iterable[tuple[str, date]], year: int | None = None
) -> dict[tuple[str, date], date]:
    """The list that holds for each flow and month, by the rule of `bridges.lists_in_force`.

    Raises  QuestionError when one has none
    """
    wanted = sorted(months)
    stored = [(flow, month) for flow, its in listed(reading).items() for month in its]
    held = bridges.lists_in_force(_dated(wanted), _dated(stored), year)
    found = {(it["flow"], it["month"]): it["list"] for it in rows(held)}
    if lost := [it for it in wanted if it not in found]:
        flow, month = lost[0]
        years = ", ".join(sorted({f"{name} {it.year}" for name, it in stored}))
        raise QuestionError(
            f"No list of codes is stored for {flow} of {year or month.year}, which {len(lost)} "
            f"of the months need; there are those of {years}. Load that year's list, or insist "
            f"on another with --list YEAR."
        )
    return found


def _dated(pairs: Sequence[tuple[str, date]]) -> LazyFrame:
    columns = {"flow": [flow for flow, _ in pairs], "month": [month for _, month in pairs]}
    kinds = {"flow": nw.String(), "month": nw.Date()}
    return lazy(nw.from_dict(columns, kinds, backend="pyarrow").to_native())


def belongs(
    reading: Reading, code: str, flow: str = "", year: int | None = None
) -> list[Entry]:
    """Where the codes that begin with `code` belong, list by list; like ones are one entry.

    Raises  StoreError when no list is stored; QuestionError when none has such a code
    """
    known = _of_year(reading, flow, year).filter(nw.col("product").str.starts_with(code))
    found = sorted(rows(known), key=lambda row: (row["flow"], row["product"], row["month"]))
    if not found:
        raise QuestionError(f"No list{_told(reading, flow, year)} has a code {code}.")
    return list(_entries(found))


def members(
    reading: Reading, category: tuple[str, str], flow: str = "", year: int | None = None
) -> list[Entry]:
    """The codes that `category`, such as ("atp", "04"), holds, list by list.

    A shorter code of the category stands for all that begin with it: naics 334.

    Raises  StoreError when no list is stored; QuestionError when it holds none
    """
    to, prefix = category
    choose("classification that commodities lead to", to, bridges.LEVELS)
    known = _of_year(reading, flow, year).filter(nw.col(to).str.starts_with(prefix))
    found = sorted(rows(known), key=lambda row: (row["flow"], row["product"], row["month"]))
    if not found:
        raise QuestionError(f"No list{_told(reading, flow, year)} has a code in {to} {prefix}.")
    return list(_entries(found))


def counts(reading: Reading, to: str) -> dict[tuple[str, date], dict[str, int]]:
    """How many codes each category of `to` holds, by flow and date of the list."""
    found: dict[tuple[str, date], dict[str, int]] = {}
    codes = concordance(reading, to).select("flow", "month", "product", to).unique()
    sums = codes.group_by("flow", "month", to).agg(codes=nw.len())
    for row in sorted(rows(sums), key=lambda it: (it["flow"], it["month"], it[to])):
        found.setdefault((row["flow"], row["month"]), {})[row[to]] = int(row["codes"])
    return found


def _of_year(reading: Reading, flow: str, year: int | None) -> LazyFrame:
    lists = reading.table("concordance")
    if flow:
        lists = lists.filter(nw.col("flow") == flow)
    return lists if year is None else lists.filter(nw.col("month").dt.year() == year)


def _told(reading: Reading, flow: str, year: int | None) -> str:
    there = "; ".join(
        f"{name} {', '.join(sorted({str(it.year) for it in months}))}"
        for name, months in listed(reading).items()
    )
    asked = " ".join(it for it in (flow, str(year or "")) if it)
    return f" of {asked} (stored: {there})" if asked else f" (stored: {there})"


def _entries(found: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    """Consecutive lists that say the same of a code as one entry."""

    def said(row: Mapping[str, Any]) -> tuple[str, ...]:
        return (row["flow"], row["product"], *(row[name] for name in TARGETS))

    for (flow, product, *targets), group in groupby(found, said):
        its = list(group)
        named = dict(zip(TARGETS, targets, strict=True))
        dates = tuple(dict.fromkeys(it["month"] for it in its))
        yield Entry(flow, product, dates, its[-1]["description"], named)


def descriptions(reading: Reading, codes: Sequence[str]) -> dict[str, str]:
    """What the newest list that knows it calls each of `codes`."""
    known = reading.table("concordance").filter(nw.col("product").is_in(list(codes)))
    found = rows(known.select("month", "product", "description"))
    return {it["product"]: it["description"] for it in sorted(found, key=itemgetter("month"))}
