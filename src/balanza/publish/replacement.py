"""A prepared question of who could take over what, answered from a store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from balanza import bridges, catalog
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.frames import distinct, rows, settled
from balanza.periods import Month
from balanza.potential import Candidates, Preset, by_partner, parts, sales
from balanza.potential import potential as scored
from balanza.publish.concordance import concordance
from balanza.publish.evidence import readable
from balanza.publish.lines import lines
from balanza.publish.purchases import Sold, described, sold
from balanza.publish.reading import Reading

# The column that a part needs beside the values; the others need none.
NEEDS = {
    "growth": "before_usd",
    "duty_difference": "duty_usd",
    "unit_value": "quantity",
    "preference": "claimed_usd",
}


@dataclass(frozen=True, slots=True)
class Potential:
    """Who could take over: `rows` by product and partner, `partners` in all.

    `products` is how many products were asked for and traded; those that depend on the source
    are in `rows`. `missing` are the parts that could not be told, and what they would need;
    `query` gives the sums that all parts are made of, `formulas` how.
    """

    preset: Preset
    source: tuple[str, ...]
    measure: str
    months: tuple[date, ...]
    vintage: date
    products: int
    rows: tuple[dict[str, Any], ...]
    partners: tuple[dict[str, Any], ...]
    missing: dict[str, str]
    formulas: dict[str, str]
    query: str


def potential(
    preset: Preset, reading: Reading, through: Month | None = None, length: int = 12
) -> Potential:
    """Answer `preset` from the imports of `length` months up to `through` (default: newest).

    Raises  QuestionError when nothing fits; UnknownName when a partner, region or category is
            not known; StoreError and SchemaError as `concordance`
    """
    taken = sold(reading, through, length, preset.length)
    last = taken.months[-1]
    source, candidates = (_members(it, last) for it in (preset.source, preset.partners))
    products = _products(preset, reading, taken)
    asked = Candidates(source, candidates, products, preset.dependence)
    told = described(taken, reading, products)
    frame = settled(told.frame)
    found = scored(sales(frame), asked, preset.weights)
    return Potential(
        preset=preset,
        source=source,
        measure=taken.measure,
        months=taken.months,
        vintage=max(day for it in taken.supply for day in it.vintages),
        products=len(products),
        rows=tuple(found),
        partners=tuple(by_partner(found)),
        missing={part: told.lacking[it] for part, it in NEEDS.items() if it in told.lacking},
        formulas={name: it.formula for name, it in parts().items()},
        query=readable(told.frame.to_native().sql_query(), str(reading.store.folder)),
    )


def _members(names: Sequence[str], month: date) -> tuple[str, ...]:
    """Partners, and the members of regions in `month`.

    Raises  UnknownName
    """
    found: dict[str, None] = {}
    for name in names:
        choose("partner or region", name, {**catalog.partners(), **catalog.regions()})
        if name not in catalog.regions():
            found[name] = None
            continue
        for group in catalog.region(name).members:
            since, until = group.first, group.last
            if (not since or since.start <= month) and (not until or month <= until.start):
                found |= dict.fromkeys(group.partners)
    return tuple(found)


def _products(preset: Preset, reading: Reading, taken: Sold) -> tuple[str, ...]:
    """The products that are traded of those that the preset means."""
    trade = lines(reading, taken.supply)
    if preset.category:
        to, _, code = preset.category.partition("=")
        known = concordance(reading, to)
        trade = bridges.bridge(trade, known, to).filter(nw.col(to).str.starts_with(code))
    else:
        begins = (nw.col("product").str.starts_with(code) for code in preset.codes)
        trade = trade.filter(nw.any_horizontal(*begins, ignore_nulls=True))
    codes = distinct(trade.select(product=nw.col("product").str.slice(0, preset.length)))
    if found := tuple(sorted(it["product"] for it in rows(codes))):
        return found
    raise QuestionError(
        f"No import of {taken.months[0]:%Y-%m} to {taken.months[-1]:%Y-%m} has a code of "
        f"{preset.category or ', '.join(preset.codes)}. Choose other codes; `balanza "
        f"concordance` shows them."
    )
