"""The tables in the warehouse, as tables.yaml lists them."""

from functools import cache

import narwhals as nw

from balanza.catalog.fields import Field, field
from balanza.definitions import Definition, choose, define_all


class Table(Definition, frozen=True, kw_only=True):
    """A stored table: its fields in order, and those of them that name a row.

    `large` is one of millions of rows, where reading them again takes longer than planning.
    """

    title: str
    says: str
    source: str
    key: tuple[str, ...]
    fields: tuple[str, ...]
    classification: str = ""
    large: bool = False

    @property
    def columns(self) -> tuple[Field, ...]:
        """The table's fields, with what they mean."""
        return tuple(field(name) for name in self.fields)

    @property
    def schema(self) -> nw.Schema:
        """The table's columns, as Narwhals knows them."""
        return nw.Schema({it.name: it.dtype for it in self.columns})


@cache
def tables() -> dict[str, Table]:
    """Every table, by name."""
    return define_all(Table, __package__, "tables.yaml")


def table(name: str) -> Table:
    """The table called `name`."""
    return choose("table", name, tables())
