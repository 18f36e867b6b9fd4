"""Whether the bulk files and the API say the same where the store has both."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from balanza.store.checks.account import SHOWN, Account, Remarks
from balanza.store.checks.scope import Scope, bounded
from balanza.store.parts import Part

BULK = {"imports": "bulk_imports", "exports": "bulk_exports"}
MEASURES = {
    "general_imports": ("general_value_usd", ""),
    "imports_for_consumption": ("consumption_value_usd", ""),
    "dutiable_value": ("dutiable_value_usd", ""),
    "calculated_duty": ("calculated_duty_usd", ""),
    "total_exports": ("exports_value_usd", ""),
    "domestic_exports": ("exports_value_usd", "and origin = 'domestic'"),
    "re_exports": ("exports_value_usd", "and origin = 'foreign'"),
}
BOTH = (
    "Both are as they came. The archive of a month keeps what was first published, the API "
    "has what was revised since: compare their vintages, and load a newer archive if there is."
)
COMPARED = """
with api as (
    select partner, product, value_usd as value
    from read_parquet($api, hive_partitioning = false)
    where month = $month and flow = $flow and measure = $measure and level = $level
), bulk as (
    select partner, left(product, $digits) as product, sum({column}) as value
    from read_parquet($bulk, hive_partitioning = false)
    where month = $month and left(product, $digits) in (select product from api) {origin}
    group by all
), cells as (
    select partner, product, coalesce(api.value, 0) as api, coalesce(bulk.value, 0) as bulk
    from api full join bulk using (partner, product)
    where coalesce(api.value, 0) <> 0 or coalesce(bulk.value, 0) <> 0
)
select *, count(*) over () as cells, count(*) filter (api <> bulk) over () as off
from cells order by abs(api - bulk) desc, product, partner limit $shown
"""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A month of a flow, measure and level of the API, and the bulk part of that month."""

    flow: str
    measure: str
    level: str
    month: date
    api: Part
    bulk: Part


def detail(scope: Scope) -> Account:
    """Each commodity and partner of `hs` has the value that the bulk files sum to."""
    remarks, count = Remarks(), 0
    pairs = list(_pairs(scope))
    for it in pairs:
        with bounded() as engine:
            count += _compared(it, scope, engine, remarks)
    if not pairs:
        return Account("detail", "nothing: no month is in both hs and the bulk tables")
    told = remarks.all()
    equal = "" if told else ", all equal"
    return Account("detail", f"{count:,} cells of hs and the bulk files compared{equal}", told)


def _pairs(scope: Scope) -> Iterator[_Pair]:
    bulk = {
        (flow, month): it
        for flow, table in BULK.items()
        for it in scope.newest(table)
        for facet in it.facets
        for month in facet.months
    }
    for it in scope.newest("hs"):
        kinds = {(f.flow, f.measure, f.level, month) for f in it.facets for month in f.months}
        for flow, measure, level, month in sorted(kinds):
            if (flow, month) in bulk and measure in MEASURES:
                yield _Pair(flow, measure, level, month, it, bulk[flow, month])


def _compared(it: _Pair, scope: Scope, engine: Any, remarks: Remarks) -> int:  # noqa: ANN401  DuckDB has no types
    column, origin = MEASURES[it.measure]
    found = engine.execute(
        COMPARED.format(column=column, origin=origin),
        {
            "api": scope.files([it.api]),
            "bulk": scope.files([it.bulk]),
            "month": it.month,
            "flow": it.flow,
            "measure": it.measure,
            "level": it.level,
            "digits": int(it.level.removeprefix("HS")),
            "shown": SHOWN,
        },
    ).fetchall()
    cells, off = found[0][4:] if found else (0, 0)
    if off:
        most = "; ".join(
            f"{product} {partner} is {api:,} and {int(bulk):,}"
            for partner, product, api, bulk, *_ in found
            if api != bulk
        )
        where = f"{it.month:%Y-%m} {it.measure} {it.level}"
        says = (
            f"{where} (hs of {it.api.vintage}, bulk of {it.bulk.vintage}): {off:,}, most {most}"
        )
        remarks.note("cells in which hs and the bulk files differ", says, BOTH, off)
    return int(cells)
