"""Integration and value added, by tables of the whole world that a user brings."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from balanza.errors import QuestionError
from balanza.frames import rows as rows_of
from balanza.sources import supplied
from balanza.studies import input_output, integration
from balanza.studies import value_added as by_origin

# The rows of value added and output, as OECD's editions have called them: since 2023, before.
ROWS = (("VA", "OUT"), ("VALU", "OUTPUT"))


def integrated(
    path: Path | str, members: Sequence[str], by: Sequence[str] = ("year",)
) -> list[dict[str, Any]]:
    """Share, intensity and introversion of a region, by year and further columns of the file.

    Members are named as the file does: BACI has numbers (124, 484, 842), others may have MEX.

    Raises  SourceError when the file cannot be read; QuestionError when a member is not in it,
            there are less than two, or a column is unknown
    """
    flows = supplied.world_trade(path)
    known = {
        name for side in ("exporter", "importer") for name in flows[side].unique().to_pylist()
    }
    if lost := [it for it in members if it not in known]:
        some = ", ".join(sorted(known)[:8])
        raise QuestionError(
            f"{Path(path).name} has no trade of {', '.join(lost)}. Name members as the file "
            f"does: {some}, ..."
        )
    if strange := [it for it in by if it not in flows.column_names]:
        raise QuestionError(
            f"The trade of all with all has no {', '.join(strange)}. There are: "
            f"{', '.join(flows.column_names)}."
        )
    found = rows_of(integration(flows, members, by=by))
    return sorted(found, key=lambda row: [str(row[it]) for it in by])


def value_added(
    path: Path | str,
    user: str,
    of: Iterable[str] = (),
    *,
    industrial: bool = False,
    rows: tuple[str, str] | None = None,
) -> dict[str, float]:
    """Value added by each origin in what `user` uses, by an input-output table in a file.

    The layout is the wide one of OECD's ICIO, CSV or Parquet; `rows` are the names of the rows
    of value added and output (default: as one of OECD's editions calls them). The parts of
    Mexico and China that some editions tell apart are added up.

    Raises  SourceError, SchemaError, QuestionError
    """
    names, columns, values = supplied.wide(path)
    known = [it for it in ROWS if set(it) <= set(names)]
    table = input_output(names, columns, values, *(rows or (known or ROWS)[0]))
    return by_origin(table, user, of, industrial=industrial)
