"""Resilience dimension by dimension, each with its own evidence, and no index over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec

from balanza import catalog
from balanza.catalog import Crossing, Selection
from balanza.definitions import Definition, define_all
from balanza.errors import CatalogError, QuestionError
from balanza.periods import Month
from balanza.publications.language import language
from balanza.publish.distance import Points, distances
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.footnotes import footnotes

COLUMNS = ("product", "partner")
NEEDS = "It needs the ideal points of United Nations votes; give their file with --points."


class Dimension(Definition, frozen=True, kw_only=True):
    """An indicator of a selection, and which way is more resilient.

    `each` are the columns that a value is of. A row by further columns repeats it. Where the
    selection has no row the value is `absent`, None for unknown. A `study` is taken of the rows
    of the selection, beside a file that a user brings.
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
    study: Literal["", "geopolitical_distance"] = ""


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

    `evidence` says of each dimension which selection and query give it, and from which bytes;
    `lacking` of those that are not shown why.
    """

    by: tuple[str, ...]
    through: Month
    rows: tuple[dict[str, Any], ...]
    dimensions: tuple[Dimension, ...]
    evidence: Mapping[str, Evidence]
    lacking: Mapping[str, str]

    def footnotes(self, code: str = "en") -> tuple[str, ...]:
        """What must be told of the breaks that a dimension crosses, each once."""
        most: dict[str, Crossing] = {}
        for it in (one for found in self.evidence.values() for one in found.breaks):
            known = most.get(it.broken.name)
            if known is None or len(it.months) > len(known.months):
                most[it.broken.name] = it
        return footnotes(most.values(), language(code))


def scorecard(
    asked: Selection,
    witness: Witness,
    through: Month | None = None,
    points: Points | None = None,
) -> Scorecard:
    """The dimensions of a table's imports, by product or by product and partner.

    Of `asked` the table, the columns `by`, `where` and the window count; its indicator does
    not. Dimensions of partners are there only where partners are asked for, distance only with
    `points`.

    Raises  QuestionError when it is by other columns; as `balanza.publish.show`
    """
    by = tuple(it for it in COLUMNS if it in asked.by)
    if "product" not in by or set(asked.by) - set(COLUMNS):
        raise QuestionError(
            f"A scorecard by {', '.join(asked.by) or 'nothing'} is not known; it is by "
            f"product, or by product and partner. Choose with --by."
        )
    known = [it for it in dimensions().values() if set(it.each) <= set(by)]
    taken = tuple(it for it in known if points or not it.study)
    selections = {it.name: _selection(it, asked) for it in taken}
    last = through or witness.reading.newest(*selections.values())
    found = {name: witness.evidence(it, last) for name, it in selections.items()}
    values = {it.name: _values(it, found[it.name], points) for it in taken}
    keys = (dict(zip(by, key, strict=True)) for key in _keys(taken, values, by))
    rows = tuple(it | _row(taken, values, it) for it in keys)
    lacking = {it.name: NEEDS for it in known if it not in taken}
    return Scorecard(by, last, rows, taken, found, lacking)


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


def _values(
    it: Dimension, found: Evidence, points: Points | None
) -> dict[tuple[str, ...], float | None]:
    of_points = distances(found.rows, points, it.each) if it.study and points else None
    column = it.study or catalog.indicator(it.indicator).column
    told = found.rows if of_points is None else of_points
    return {tuple(row[name] for name in it.each): row[column] for row in told}


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
