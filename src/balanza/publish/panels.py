"""Panels to look for breaks in: of a stored table, or of files that an analyst has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import narwhals as nw

from balanza import catalog
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.frames import AnyFrame, lazy
from balanza.indicators.discontinuity import Candidate, Panel, discontinuities
from balanza.publish.own_files import read_files
from balanza.publish.reading import KINDS, Reading

PART = "_part"  # the value where a condition holds, and nothing elsewhere
Conditions = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How rows are looked at: `by` tells lines apart, `value` is what may break.

    `whole` is the column of all the trade that the value is a part of; `where` limits the
    rows; `when` limits the value alone, so that the whole is the same column of all rows (what
    was claimed under a programme: when programme is S or S+).
    """

    by: tuple[str, ...] = ()
    value: str = ""
    whole: str = ""
    where: Conditions = field(default_factory=dict)
    when: Conditions = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that it names, but that of the value."""
        named = (*self.by, self.whole, *self.where, *self.when)
        return tuple(dict.fromkeys(filter(None, named)))


def in_table(reading: Reading, name: str, look: Look) -> tuple[Candidate, ...]:
    """The months in which the stored table `name` breaks; its key tells lines apart, or `by`.

    Raises  UnknownName, StoreError; QuestionError when no column is named that could break, or
            several flows, measures or levels are held, which overlap
    """
    table = catalog.table(name)
    value = look.value or "value_usd"
    if value not in table.fields:
        numbers = [it.name for it in table.columns if it.type == "int64"]
        raise QuestionError(
            f"{name} has no column {value}. Name the one that may break with --value, out of: "
            f"{', '.join(numbers) or 'none, for it holds no numbers'}."
        )
    for column in look.columns:
        choose("column", column, dict.fromkeys(table.fields))
    _check_kinds(reading, table, look.where)
    by = look.by or tuple(it for it in table.key if it != "month")
    return _found(reading.table(name), by, value, look)


def in_files(files: Sequence[Path], look: Look, month: str = "") -> tuple[Candidate, ...]:
    """The months in which the rows of CSV or Parquet files break, all files together.

    `month` is the column that holds the month, as 2025-06 or as a day of it; without one, a
    column called month, or the name of each file (shares_2025_06.csv), tells it.

    Raises  as `read_files`; QuestionError when it is not said what tells lines apart and what
            may break
    """
    if not look.by or not look.value:
        raise QuestionError(
            "Files do not say what they hold. Name the columns that tell lines apart with "
            "--by, and the one that may break with --value."
        )
    numbers = tuple(dict.fromkeys(filter(None, (look.value, look.whole))))
    return _found(read_files(files, look.columns, numbers, month), look.by, look.value, look)


def _found(
    frame: AnyFrame, by: tuple[str, ...], value: str, look: Look
) -> tuple[Candidate, ...]:
    kept = lazy(frame)
    kept = kept.filter(*_holds(look.where)) if look.where else kept
    if not look.when:
        return discontinuities(kept, Panel(by, value, look.whole))
    # An empty cell is none of the values: unknown must not come to count as true.
    fits = nw.all_horizontal(*_holds(look.when), ignore_nulls=False)
    part = nw.when(fits).then(nw.col(value)).otherwise(nw.lit(0))
    panel = Panel(by, PART, look.whole or value)
    return discontinuities(kept.with_columns(part.alias(PART)), panel)


def _holds(conditions: Conditions) -> list[nw.Expr]:
    return [nw.col(name).is_in(values) for name, values in conditions.items()]


def _check_kinds(reading: Reading, table: catalog.Table, where: Conditions) -> None:
    """Refuse rows of which some are parts of others, or of the other direction."""
    names = [it for it in KINDS if it in table.fields]
    facets = [
        facet
        for part in reading.parts(table.name)
        for facet in part.facets
        if all(getattr(facet, it) in where[it] for it in names if it in where)
    ]
    held = {name: sorted({getattr(it, name) for it in facets}) for name in names}
    if several := {name: values for name, values in held.items() if len(values) > 1}:
        told = "; ".join(f"{name} {', '.join(values)}" for name, values in several.items())
        choice = " ".join(f"--where {name}={getattr(facets[0], name)}" for name in several)
        raise QuestionError(
            f"{table.name} holds several of a kind, which overlap or run against each other: "
            f"{told}. Choose one of each, such as {choice}"
        )
