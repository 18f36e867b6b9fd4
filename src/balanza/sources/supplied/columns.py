"""Columns of a file by the names that its editions have given them."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from balanza.errors import SourceError

Table = Any  # an Arrow table; pyarrow has no types of its own


def read(path: Path | str, wanted: Mapping[str, Sequence[str]]) -> Table:
    """The columns of a CSV or Parquet file, each as text, under the names of ours.

    `wanted` says for each of ours what a file may call it, whatever the case.

    Raises  SourceError when there is no such file, or a column is missing
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load

    table = table_of(path)
    there = {it.casefold(): it for it in table.column_names}
    found = {
        ours: next((there[it.casefold()] for it in names if it.casefold() in there), None)
        for ours, names in wanted.items()
    }
    if lost := [" or ".join(wanted[it]) for it, name in found.items() if name is None]:
        raise SourceError(
            f"{Path(path).name} has the columns {', '.join(table.column_names)}; it lacks "
            f"{', '.join(lost)}. Give the file as it is published, or rename its columns."
        )
    return pa.table({ours: table[name].cast(pa.string()) for ours, name in found.items()})


def table_of(path: Path | str) -> Table:
    """A CSV file, every column as text, or a Parquet file as it is.

    Raises  SourceError when it cannot be read
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415

    if not Path(path).is_file():
        raise SourceError(f"There is no file {path}. Give the path of a CSV or Parquet file.")
    try:
        return pq.read_table(path) if Path(path).suffix == ".parquet" else _csv(Path(path))
    except pa.ArrowInvalid as problem:
        raise SourceError(
            f"{Path(path).name} is neither CSV nor Parquet that can be read: {problem}."
        ) from problem


def numbers(table: Table, column: str, path: Path | str) -> Any:  # noqa: ANN401  an Arrow column
    """A column of text as numbers.

    Raises  SourceError that names the first that is none
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load

    try:
        return table[column].cast(pa.float64())
    except pa.ArrowInvalid as problem:
        raise SourceError(
            f"{Path(path).name}, {column}: {problem}. Every cell must hold a number."
        ) from problem


def names_of(path: Path | str) -> list[str]:
    """The names of the columns of a CSV or Parquet file."""
    import pyarrow.parquet as pq  # noqa: PLC0415  slow to load

    if Path(path).suffix == ".parquet":
        return list(pq.read_schema(path).names)
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _csv(path: Path) -> Table:
    import pyarrow as pa  # noqa: PLC0415  slow to load
    from pyarrow import csv as arrow_csv  # noqa: PLC0415

    kinds = dict.fromkeys(names_of(path), pa.string())
    return arrow_csv.read_csv(
        path, convert_options=arrow_csv.ConvertOptions(column_types=kinds)
    )
