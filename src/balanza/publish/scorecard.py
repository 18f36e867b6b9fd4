"""Resilience dimension by dimension, each with its own evidence, and no index over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec

from balanza import catalog
from balanza.catalog import Selection
from balanza.definitions import Definition, define_all
from balanza.errors import CatalogError, QuestionError
from balanza.periods import Month
from balanza.publish.evidence import Evidence, Witness

COLUMNS = ("product", "partner")


class Dimension(Definition, frozen=True, kw_only=True):
    """An indicator of a selection, and which way is more resilient.

    `each` are the columns that a value is of. A row by further columns repeats it. Where the
    selection has no row the value is `absent`, None for unknown.
    """

    title: str
    says: str
    better: Literal["low", "high"]
    each: tuple[Literal["product", "partner"], ...]
    indicator: str
    among: str = ""
    where: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    given: dict[str, str] = msgspec.field(default_factory=dict)
    absent: float | None = None


@cache
def dimensions() -> dict[str, Dimension]:
    """Every dimension of the scorecard, by name.

    Raises  CatalogError when one is of an indicator that does not exist
    """
    found = define_all(Dimension, __package__, "dimensions.yaml")
    known = catalog.indicators()
    if lost := [it.name for it in found.values() if it.indicator not in known]:
        raise CatalogError(
            f"dimensions.yaml: {', '.join(lost)} are of no indicator of the catalog. Mend the "
            f"name, or take them out."
        )
    return found


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A row for each value of `by`, with a column for each dimension, None where unknown.

    `evidence` says of each dimension which selection and query give it, and from which bytes.
    """

    by: tuple[str, ...]
    through: Month
    rows: tuple[dict[str, Any], ...]
    dimensions: tuple[Dimension, ...]
    evidence: Mapping[str, Evidence]


def scorecard(asked: Selection, witness: Witness, through: Month | None = None) -> Scorecard:
    """The dimensions of a table's imports, by product or by product and partner.

    Of `asked` the table, the columns `by`, `where` and the window count; its indicator does
    not. Dimensions of partners are there only where partners are asked for.

    Raises  QuestionError when it is by other columns; as `balanza.publish.show`
    """
    by = tuple(it for it in COLUMNS if it in asked.by)
    if "product" not in by or set(asked.by) - set(COLUMNS):
        raise QuestionError(
            f"A scorecard by {', '.join(asked.by) or 'nothing'} is not known; it is by "
            f"product, or by product and partner. Choose with --by."
        )
    taken = tuple(it for it in dimensions().values() if set(it.each) <= set(by))
    selections = {it.name: _selection(it, asked) for it in taken}
    last = through or witness.reading.newest(*selections.values())
    found = {name: witness.evidence(it, last) for name, it in selections.items()}
    values = {it.name: _values(it, found[it.name]) for it in taken}
    keys = (dict(zip(by, key, strict=True)) for key in _keys(taken, values, by))
    rows = tuple(it | _row(taken, values, it) for it in keys)
    return Scorecard(by, last, rows, taken, found)


def _selection(it: Dimension, asked: Selection) -> Selection:
    where = {"flow": ("imports",), **asked.where}
    if "partner" not in it.each:
        where.pop("partner", None)
    told = {
        "indicator": it.indicator,
        "table": asked.table,
        "by": it.each,
        "where": where | it.where,
        "window": asked.window,
        "among": it.among,
    }
    # A selection without further arguments has no word for them.
    return msgspec.convert(told | ({"given": it.given} if it.given else {}), Selection)


def _values(it: Dimension, found: Evidence) -> dict[tuple[str, ...], float | None]:
    column = catalog.indicator(it.indicator).column
    return {tuple(row[name] for name in it.each): row[column] for row in found.rows}


def _keys(
    taken: tuple[Dimension, ...],
    values: Mapping[str, Mapping[tuple[str, ...], Any]],
    by: tuple[str, ...],
) -> list[tuple[str, ...]]:
    """Whatever a dimension by all of `by` has a value of, in order."""
    return sorted({key for it in taken if it.each == by for key in values[it.name]})


def _row(
    taken: tuple[Dimension, ...],
    values: Mapping[str, Mapping[tuple[str, ...], Any]],
    named: Mapping[str, str],
) -> dict[str, Any]:
    return {
        it.name: values[it.name].get(tuple(named[name] for name in it.each), it.absent)
        for it in taken
    }
