"""CSV and Parquet files of an analyst, read as rows with a month."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from balanza.errors import QuestionError, SchemaError
from balanza.sources.supplied.columns import refuse_workbook

if TYPE_CHECKING:
    from balanza.frames import AnyFrame

YEAR = "year"
YEAR_MONTH = r"((?:19|20)\d{2})[-_/]?(0[1-9]|1[0-2])"


def read_files(
    files: Sequence[Path], texts: Sequence[str], numbers: Sequence[str], month: str = ""
) -> "AnyFrame":
    """The columns `texts` and `numbers` of `files`, with month, the first day of it.

    Codes stay text, zeros in front and all. The month is read from the column `month`, else
    from one of that name, else from the name of each file; where it holds a number from 1 to
    12 alone, the year is read from the column year.

    Raises  QuestionError when files are of two kinds; SourceError when one is a workbook;
            SchemaError when one cannot be read, a column did not come, a number is none, or no
            month can be told
    """
    rows = _opened(files)
    if lost := [
        it for it in (*texts, *numbers, *([month] if month else [])) if it not in rows.columns
    ]:
        there = ", ".join(it for it in rows.columns if it != "filename")
        raise SchemaError(f"The files have no column {', '.join(lost)}. There are: {there}.")
    told = month or ("month" if "month" in rows.columns else "")
    of_month = _month(_dated(told, rows.columns) if told else "parse_filename(filename)")
    _check(rows, numbers, told, of_month)
    plain = [_quoted(it) for it in texts if it not in {*numbers, "month"}]
    cast = [f"{_number(it)} AS {_quoted(it)}" for it in numbers]
    frame: AnyFrame = rows.project(
        ", ".join([*plain, *cast, f"{of_month} AS month"])
    ).to_arrow_table()
    return frame


def _opened(files: Sequence[Path]) -> Any:  # noqa: ANN401  a relation of the engine
    """The rows of `files`, all columns as text, with the name of the file of each."""
    import duckdb  # noqa: PLC0415  slow to load

    columnar = [str(it) for it in files if it.suffix.lower() == ".parquet"]
    if columnar and len(columnar) < len(files):
        raise QuestionError("Some files are Parquet and some are not. Give files of one kind.")
    for it in files:
        refuse_workbook(it)
    try:
        if columnar:
            found = duckdb.read_parquet(columnar, filename=True, union_by_name=True)
            return found.project("COLUMNS(*)::VARCHAR")
        names = [str(it) for it in files]
        return duckdb.read_csv(names, all_varchar=True, filename=True, union_by_name=True)
    except duckdb.Error as problem:
        raise SchemaError(f"The files cannot be read as tables: {problem}") from problem


def _check(rows: Any, numbers: Sequence[str], told: str, of_month: str) -> None:  # noqa: ANN401
    """Refuse rows whose number is none, or whose month nothing tells."""
    wrong = [f"({_quoted(it)} IS NOT NULL AND {_number(it)} IS NULL)" for it in numbers]
    found = rows.filter(" OR ".join([*wrong, f"{of_month} IS NULL"]))
    if not (first := found.limit(1).fetchall()):
        return
    [[count]] = found.aggregate("count(*)").fetchall()
    row = dict(zip(rows.columns, first[0], strict=True))
    values = ", ".join(f"{it} is {row[it]}" for it in (*numbers, *([told] if told else [])))
    raise SchemaError(
        f"{count} rows have no number, or no month, where one must be; the first, in "
        f"{Path(row['filename']).name}: {values}. Write numbers like 1234.5 and months like "
        f"2025-06, in a column (--month), in columns year and month, or in the name of the "
        f"file."
    )


def _dated(month: str, columns: Sequence[str]) -> str:
    """The text that tells the month of a row: a column, or the year and a number."""
    number = _quoted(month)
    if YEAR not in columns:
        return number
    both = f"{_quoted(YEAR)} || '-' || lpad({number}, 2, '0')"
    return f"CASE WHEN length({number}) <= 2 THEN {both} ELSE {number} END"


def _month(text: str) -> str:
    parts = f"regexp_extract({text}, '{YEAR_MONTH}', ['y', 'm'])"
    return f"try_cast({parts}.y || '-' || {parts}.m || '-01' AS DATE)"


def _number(column: str) -> str:
    return f"try_cast({_quoted(column)} AS DOUBLE)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
