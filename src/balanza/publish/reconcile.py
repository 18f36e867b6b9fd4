"""Whether the sum over a year's list of codes is what a table states, to the dollar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import narwhals as nw

from balanza import bridges
from balanza.bridges import KnownDifference, known_differences
from balanza.frames import LazyFrame, rows, settled
from balanza.indicators._totals import totals
from balanza.publish.concordance import concordance, in_force
from balanza.publish.lines import Supply, lines
from balanza.publish.reading import Reading
from balanza.publish.sides import APART, CELL, Question, in_common, sides

Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What was compared, and every cell that differs, the largest first.

    `lists` says for each flow and month which list was taken. `apart` are codes with trade
    that their list does not know, or gives no category; `absent` the categories that the table
    has nothing of, with their sum: neither is among the cells. `changing` are codes that
    another list of the same year puts elsewhere.
    """

    question: Question
    cells: int
    differences: tuple[Row, ...]
    compared: tuple[Supply, ...]
    stated_on: tuple[date, ...]
    lists: Mapping[tuple[str, date], date]
    apart: tuple[Row, ...]
    absent: tuple[Row, ...]
    changing: tuple[Row, ...]
    reasons: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether every cell agrees to the dollar."""
        return not self.differences

    def by(self, *columns: str) -> list[Row]:
        """The differences summed over some of their columns, the largest first."""
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for row in self.differences:
            key = tuple(row[name] for name in columns)
            sums = found.setdefault(key, dict(zip(columns, key, strict=True)) | {"cells": 0})
            sums["cells"] += 1
            for name in ("summed_usd", "stated_usd", "difference_usd"):
                sums[name] = sums.get(name, 0.0) + row[name]
        return sorted(found.values(), key=_by_size)


def reconcile(question: Question, reading: Reading) -> Reconciliation:
    """Compare the sum over the codes with the table, in all that both have.

    Raises  QuestionError when they have nothing in common, or a month has no list;
            StoreError when the table or the list is not stored; SchemaError when a list
            contradicts itself
    """
    known = concordance(reading, question.against)
    supply = in_common(question, reading)
    months = {(it.flow, month) for it in supply for month in it.months}
    lists = in_force(reading, months, question.list_year)
    trade = lines(reading, supply)
    bridged = bridges.bridge(trade, known, question.against, year=question.list_year)
    keys = ("month", "flow", "partner", "measure", question.against)
    categories = settled(totals(bridged, keys, "value_usd"))
    summed, stated = sides(question, reading, supply, categories)
    here, absent = _stated_at_all(summed, stated)
    cells = settled(bridges.differences(here, stated, CELL))
    different = rows(cells.filter(nw.col("difference_usd") != 0))
    return Reconciliation(
        question=question,
        cells=int(rows(cells.select(cells=nw.len()))[0]["cells"]),
        differences=tuple(sorted(different, key=_by_size)),
        compared=tuple(supply),
        stated_on=tuple(sorted({it.vintage for it in reading.parts(question.against)})),
        lists=lists,
        apart=_apart(bridged, categories, question.against),
        absent=absent,
        changing=_changing(known, question.against, lists),
        reasons=tuple(_reasons(question.against, trade, different)),
    )


def _by_size(row: Row) -> tuple[float, str]:
    return -abs(row["difference_usd"]), str(row)


def _stated_at_all(summed: LazyFrame, stated: LazyFrame) -> tuple[LazyFrame, tuple[Row, ...]]:
    """The sums of categories that the table has, and what the others come to.

    A table may hold some products only; that it holds nothing of one is no difference.
    """
    keys = ("flow", "level", "measure", "product")
    there = stated.select(*keys).unique()
    here = summed.join(there, on=list(keys), how="semi")
    missing = totals(summed.join(there, on=list(keys), how="anti"), keys, "value_usd")
    return here, tuple(sorted(rows(missing), key=_by_value))


def _by_value(row: Row) -> tuple[float, str]:
    return -row["value_usd"], str(row)


def _apart(bridged: LazyFrame, categories: LazyFrame, to: str) -> tuple[Row, ...]:
    """The codes that stand apart, with why and their trade; looked for if there are any."""
    if not rows(categories.filter(nw.col(to).is_in(APART)).head(1)):
        return ()
    codes = bridged.filter(nw.col(to).is_in(APART)).with_columns(why=nw.col(to))
    sums = totals(codes, ("flow", "product", "measure", "why"), "value_usd")
    return tuple(sorted(rows(sums), key=_by_value))


def _changing(
    known: LazyFrame, to: str, lists: Mapping[tuple[str, date], date]
) -> tuple[Row, ...]:
    """Codes that two lists of one year, which are in use, put in different categories."""
    used = {(flow, month) for (flow, _), month in lists.items()}
    flows = sorted({flow for flow, _ in used})
    kinds = [
        (nw.col("flow") == it) & nw.col("month").is_in(sorted(m for f, m in used if f == it))
        for it in flows
    ]
    year = {"year": nw.col("month").dt.year()}
    ours = known.filter(nw.any_horizontal(*kinds, ignore_nulls=True)).with_columns(**year)
    ends = ours.group_by("flow", "year", "product").agg(
        first=nw.col(to).min(), last=nw.col(to).max()
    )
    found = rows(ends.filter(nw.col("first") != nw.col("last")))
    return tuple(sorted(found, key=str))


def _reasons(to: str, trade: LazyFrame, different: Sequence[Row]) -> Iterator[str]:
    """What is known of why the table may differ, where a code with such a reason has trade."""
    for it in known_differences().values():
        around = {row["product"] for row in different if row["flow"] == it.flow}
        about = it.against == to and any(map(it.explains, around))
        if about and rows(_traded(trade, it).head(1)):
            yield it.says


def _traded(trade: LazyFrame, it: KnownDifference) -> LazyFrame:
    return trade.filter(nw.col("flow") == it.flow, nw.col("product") == it.product)
