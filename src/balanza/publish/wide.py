"""Tables as wide as the files, seen as long ones: a row for each measure."""

from collections.abc import Iterable, Iterator

import narwhals as nw
from msgspec.structs import replace

from balanza import bridges, catalog
from balanza.catalog import Selection
from balanza.frames import LazyFrame
from balanza.store import Facet

# The columns of the bulk tables that hold a measure, and the rows that it is of.
BULK: dict[str, dict[str, tuple[str, dict[str, str]]]] = {
    "bulk_imports": {
        "general_imports": ("general_value_usd", {}),
        "imports_for_consumption": ("consumption_value_usd", {}),
        "dutiable_value": ("dutiable_value_usd", {}),
        "calculated_duty": ("calculated_duty_usd", {}),
    },
    "bulk_exports": {
        "total_exports": ("exports_value_usd", {}),
        "domestic_exports": ("exports_value_usd", {"origin": "domestic"}),
        "re_exports": ("exports_value_usd", {"origin": "foreign"}),
    },
}
LONG = ("flow", "measure", "value_usd")
TEN_DIGITS = ("hs10", *BULK)  # tables of commodities that a year's list puts into categories
# The classifications of one level, which can be asked by like columns of the table.
CATEGORIES = tuple(it for it, levels in bridges.LEVELS.items() if not levels)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns that a question about `table` may use; measures unfolded, codes listed."""
    fields = tuple(it for it in catalog.table(table).fields if it != "snapshot")
    stored = fields if table not in BULK else (*words_of(table), *LONG)
    return (*stored, *CATEGORIES) if table in TEN_DIGITS else stored


def named_by(table: str) -> tuple[str, ...]:
    """The columns that tell rows of `table` apart, so that values of them can be chosen."""
    key = catalog.table(table).key if table not in BULK else words_of(table)
    return (*key, *CATEGORIES) if table in TEN_DIGITS else key


def categories_of(asked: Selection) -> tuple[str, ...]:
    """The classifications that `asked` puts commodities into."""
    used = {*asked.by, *asked.where, *asked.within, asked.among}
    return tuple(it for it in CATEGORIES if asked.table in TEN_DIGITS and it in used)


def unfolded(table: str, facets: Iterable[Facet]) -> Iterator[Facet]:
    """What the rows of a table are of; those of a wide one are of each of its measures."""
    for it in facets:
        if table not in BULK:
            yield it
            continue
        flow = table.removeprefix("bulk_")
        yield from (replace(it, flow=flow, measure=name, level="") for name in BULK[table])


def long(rows: LazyFrame, table: str, measures: Iterable[str]) -> LazyFrame:
    """`rows` of a table, a wide one unfolded to the `measures`; without rows of nought."""
    if table not in BULK:
        return rows
    return nw.concat([_of(rows, table, it) for it in sorted(measures)])


def _of(rows: LazyFrame, table: str, measure: str) -> LazyFrame:
    column, only = BULK[table][measure]
    kept = rows.filter(nw.col(column) != 0, *(nw.col(n) == v for n, v in only.items()))
    kind = {"flow": table.removeprefix("bulk_"), "measure": measure}
    named = {name: nw.lit(value) for name, value in kind.items()}
    return kept.select(*words_of(table), **named, value_usd=column)


def words_of(table: str) -> tuple[str, ...]:
    """The stored columns of a wide table that hold no numbers."""
    fields = catalog.table(table).columns
    return tuple(it.name for it in fields if it.type != "int64" and it.name != "snapshot")
