"""How far from the United States those vote whom it trades with, by a file of points."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import narwhals as nw
from msgspec.structs import replace

from balanza import catalog
from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.frames import AnyFrame, lazy, rows
from balanza.periods import Month
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.show import told_apart
from balanza.sources import supplied
from balanza.studies import geopolitical_distance

HOME = "USA"


@dataclass(frozen=True, slots=True)
class Points:
    """Ideal points of United Nations votes, and the file that they were read from."""

    table: AnyFrame
    file: str
    sha256: str

    @classmethod
    def of(cls, path: Path | str) -> "Points":
        """The points of the published file.

        Raises  SourceError when it cannot be read; QuestionError when it lacks home
        """
        found = supplied.ideal_points(path)
        if HOME not in found["partner"].to_pylist():
            raise QuestionError(
                f"{Path(path).name} has no point of {HOME}, from which distance is measured. "
                f"Give the file as it is published."
            )
        digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
        return cls(found, Path(path).name, digest)


@dataclass(frozen=True, slots=True)
class Distance:
    """Rows as the study gives them, the evidence of the trade in them, and the points."""

    rows: tuple[dict[str, Any], ...]
    evidence: Evidence
    points: Points


def distance(
    asked: Selection, points: Points, witness: Witness, through: Month | None = None
) -> Distance:
    """The distance that `asked` wants, its largest first; its indicator does not matter.

    A region among the partners stands for those who are members in the month.

    Raises  as `balanza.publish.show`; QuestionError when it is of balances, or of regions
    """
    _check(asked)
    where = {name: it for name, it in asked.where.items() if name != "partner"}
    trade = replace(asked, indicator="share", among="partner", where=where)
    found = witness.evidence(trade, through or witness.reading.newest(trade))
    columns = told_apart(trade)
    by = [it for it in ("month", *columns) if it != "partner" or it in asked.by]
    told = distances(found.rows, points, by, asked.where.get("partner", ()))
    ordered = sorted(told, key=lambda row: -(row["geopolitical_distance"] or 0))
    return Distance(tuple(ordered), found, points)


def distances(
    trade: Sequence[dict[str, Any]],
    points: Points,
    by: Sequence[str],
    partners: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """The study of rows of trade by partner, of all of them or of some `partners`."""
    import pyarrow as pa  # noqa: PLC0415  slow to load

    if not trade:
        return []
    frame = lazy(pa.Table.from_pylist(list(trade)))
    if partners:
        ours = map(catalog.belongs, partners)
        frame = frame.filter(nw.any_horizontal(*ours, ignore_nulls=True))
    return rows(geopolitical_distance(frame, points.table, by=by, home=HOME))


def _check(asked: Selection) -> None:
    if asked.of != "value_usd" or asked.regions:
        raise QuestionError(
            "Distance is of values, partner by partner; a balance weighs nothing, and a region "
            "has no vote. Leave out --of and --regions."
        )
