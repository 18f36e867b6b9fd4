"""Tables as wide as the files, seen as long ones: a row for each measure."""

from collections.abc import Iterable, Iterator

import narwhals as nw
from msgspec.structs import replace

from balanza import catalog
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


def columns_of(table: str) -> tuple[str, ...]:
    """The columns that a question about `table` may use, its measures unfolded."""
    record = catalog.table(table)
    if table not in BULK:
        return tuple(it for it in record.fields if it != "snapshot")
    return (*_words(table), *LONG)


def named_by(table: str) -> tuple[str, ...]:
    """The columns that tell rows of `table` apart, so that values of them can be chosen."""
    return catalog.table(table).key if table not in BULK else _words(table)


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
    return kept.select(*_words(table), **named, value_usd=column)


def _words(table: str) -> tuple[str, ...]:
    fields = catalog.table(table).columns
    return tuple(it.name for it in fields if it.type != "int64" and it.name != "snapshot")
