"""The columns of results, as results.yaml lists them beside those of the tables."""

from functools import cache
from typing import Literal, TypeAlias

from balanza.catalog.fields import fields
from balanza.definitions import Definition, choose, define_all

Unit: TypeAlias = Literal["usd", "ratio", "rank", "places", "index", "truth", "number", ""]


class Result(Definition, frozen=True, kw_only=True):
    """One column of a result and its one meaning; a code or a day has no unit."""

    unit: Unit
    says: str


@cache
def results() -> dict[str, Result]:
    """Every column that a result may have: those of the tables, and those of indicators."""
    stored = {
        it.name: Result(name=it.name, unit=_unit(it.name, it.type), says=it.says)
        for it in fields().values()
    }
    return stored | define_all(Result, __package__, "results.yaml")


def result(name: str) -> Result:
    """The column called `name`."""
    return choose("column of a result", name, results())


def _unit(name: str, kind: str) -> Unit:
    """The unit of a stored column, which its name ends with."""
    if kind in {"date", "string"}:
        return ""
    return "usd" if name.endswith("_usd") else "number"
