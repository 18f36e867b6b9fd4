"""Whether the rows of each part satisfy the catalog, and are what their record says."""

from datetime import date
from typing import Any

from balanza import catalog
from balanza.catalog import Table
from balanza.errors import SchemaError
from balanza.store.checks.account import Account, Remarks
from balanza.store.checks.parts import called
from balanza.store.checks.scope import Scope, bounded
from balanza.store.parts import Part
from balanza.store.warehouse import KINDS

AGAIN = (
    "Make them again with `balanza verify --repair`. If it says the same afterwards, the "
    "bytes themselves are so: report it."
)


def rows(scope: Scope) -> Account:
    """Each row fits its table, each key stands once, and the facets are those of the rows."""
    remarks, count = Remarks(), 0
    for name in scope.tables:
        for it in scope.sound(name):
            with bounded() as engine:
                _look(it, catalog.table(name), scope.files([it]), engine, remarks)
            count += it.rows
    return Account("rows", f"{count:,}, each against its table", remarks.all())


def _look(it: Part, table: Table, files: list[str], engine: Any, remarks: Remarks) -> None:  # noqa: ANN401  DuckDB has no types
    found = engine.read_parquet(files, hive_partitioning=False)
    try:
        catalog.check(table, found)
    except SchemaError as problem:
        remarks.damage("parts whose rows break a rule", f"{called(it)}: {problem}", AGAIN)
        return
    kinds = [name for name in KINDS if name in table.fields]
    there = set(found.select("month", *kinds).distinct().fetchall())
    if there != _said(it, kinds):
        says = "parts whose facets are not those of their rows"
        remarks.damage(says, called(it), AGAIN)


def _said(it: Part, kinds: list[str]) -> set[tuple[date | str, ...]]:
    return {
        (month, *(getattr(facet, name) for name in kinds))
        for facet in it.facets
        for month in facet.months
    }
