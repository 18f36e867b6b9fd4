"""Columns of a file by the names that its editions have given them."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from balanza.errors import SourceError

Table = Any  # an Arrow table; pyarrow has no types of its own
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how files of Excel begin, new and old
SEPARATORS = ",\t;|"


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

    Commas, tabs, semicolons or bars may part the columns, as the first line shows; text that is
    not UTF-8 is taken for Latin-1.

    Raises  SourceError when it cannot be read
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415

    if not Path(path).is_file():
        raise SourceError(f"There is no file {path}. Give the path of a CSV or Parquet file.")
    refuse_workbook(Path(path))
    try:
        return pq.read_table(path) if Path(path).suffix == ".parquet" else _csv(Path(path))
    except pa.ArrowInvalid as problem:
        raise SourceError(
            f"{Path(path).name} is neither CSV nor Parquet that can be read: {problem}."
        ) from problem


def numbers(table: Table, column: str, path: Path | str) -> Any:  # noqa: ANN401  an Arrow column
    """A column of text as numbers, which spaces may stand around.

    Raises  SourceError that names the first that is none
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load
    import pyarrow.compute as pc  # noqa: PLC0415

    try:
        return pc.utf8_trim_whitespace(table[column]).cast(pa.float64())
    except pa.ArrowInvalid as problem:
        raise SourceError(
            f"{Path(path).name}, {column}: {problem}. Every cell must hold a number."
        ) from problem


def names_of(path: Path | str) -> list[str]:
    """The names of the columns of a CSV or Parquet file."""
    import pyarrow.parquet as pq  # noqa: PLC0415  slow to load

    if Path(path).suffix == ".parquet":
        return list(pq.read_schema(path).names)
    line = _first_line(Path(path))
    return next(csv.reader([line], delimiter=_separator(line)), [])


def refuse_workbook(path: Path) -> None:
    """Raise SourceError where a file is one of Excel, or packed, whatever it is called."""
    with path.open("rb") as file:
        if file.read(4) in WORKBOOKS:
            raise SourceError(
                f"{path.name} is a workbook or an archive, not a CSV or Parquet file. Unpack "
                f"it, or save its sheet as CSV, and give that."
            )


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return file.readline()


def _separator(line: str) -> str:
    """What parts the columns of a first line: the sign that stands there most often."""
    return max(SEPARATORS, key=line.count)


def _csv(path: Path) -> Table:
    import pyarrow as pa  # noqa: PLC0415  slow to load

    try:
        return _text(path, "utf8")
    except pa.ArrowInvalid as problem:
        if "UTF8" not in str(problem):
            raise
        return _text(path, "latin-1")  # as statistical offices and Excel still write


def _text(path: Path, encoding: str) -> Table:
    import pyarrow as pa  # noqa: PLC0415  slow to load
    from pyarrow import csv as arrow_csv  # noqa: PLC0415

    kinds = dict.fromkeys(names_of(path), pa.string())
    return arrow_csv.read_csv(
        path,
        read_options=arrow_csv.ReadOptions(encoding=encoding),
        parse_options=arrow_csv.ParseOptions(delimiter=_separator(_first_line(path))),
        convert_options=arrow_csv.ConvertOptions(column_types=kinds),
    )
