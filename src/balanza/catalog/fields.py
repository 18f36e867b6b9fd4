"""The columns in use, as fields.yaml lists them."""

from functools import cache
from typing import Literal

import narwhals as nw
from narwhals.dtypes import DType

from balanza.definitions import Definition, choose, define_all

DTYPES: dict[str, DType] = {
    "date": nw.Date(),
    "string": nw.String(),
    "int64": nw.Int64(),
    "float64": nw.Float64(),
}


class Field(Definition, frozen=True, kw_only=True):
    """One column name and its one meaning."""

    type: Literal["date", "string", "int64", "float64"]
    says: str
    one_of: tuple[str, ...] = ()
    at_least: float | None = None

    @property
    def dtype(self) -> DType:
        """The column's type, as Narwhals knows it."""
        return DTYPES[self.type]


@cache
def fields() -> dict[str, Field]:
    """Every field, by name."""
    return define_all(Field, __package__, "fields.yaml")


def field(name: str) -> Field:
    """The field called `name`."""
    return choose("field", name, fields())
