"""Works out a published folder again from its own SQL and tables, and from nothing else."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from balanza.definitions import choose
from balanza.errors import QuestionError, StoreError
from balanza.findings import VERDICTS, Finding, steady
from balanza.publish.archive import findings_in
from balanza.publish.data import plain
from balanza.publish.extracts import FOLDER

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PACKAGE = Path("data") / "datapackage.json"
AGAIN = (
    "Get the folder again from where it was published, or make it anew with `balanza brief`."
)


class Resource(msgspec.Struct, frozen=True):
    """What is read of a file that a data package describes."""

    name: str
    path: str
    query: str = ""


class Package(msgspec.Struct, frozen=True):
    """What is read of a data package."""

    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Recomputed:
    """How much of a folder came out of its SQL as it was published: all of it."""

    findings: int
    files: int


def recompute(folder: Path) -> Recomputed:
    """Run the query of every finding and exhibit in `folder`, and compare what it gives.

    A query can read the folder's tables and nothing else, for it may be a stranger's.

    Raises  StoreError with a list of all that came out otherwise, or when the folder does not
            describe its data; QuestionError when it has no findings
    """
    findings, exhibits = findings_in(folder), _exhibits(folder)
    with _engine(folder) as engine:
        found = [told for it in findings if (told := _of_finding(it, engine, folder))]
        found += [told for it in exhibits if (told := _of_exhibit(it, engine, folder))]
    if found:
        raise StoreError(
            f"{len(found)} of {len(findings) + len(exhibits)} queries of {folder} do not give "
            f"what was published: {'; '.join(found)}. {AGAIN}"
        )
    return Recomputed(len(findings), len(exhibits))


def _exhibits(folder: Path) -> list[Resource]:
    path = folder / PACKAGE
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Package).resources
    except (OSError, msgspec.DecodeError) as problem:
        raise StoreError(f"{path} does not describe the data: {problem}. {AGAIN}") from problem
    return [it for it in found if it.query]


def _engine(folder: Path) -> "DuckDBPyConnection":
    """An engine that reads the tables of `folder`, and neither reads nor writes elsewhere."""
    import duckdb  # noqa: PLC0415  the engine in use, and no other, is loaded

    engine = duckdb.connect()
    tables = str((folder / FOLDER).resolve()).replace("'", "''")
    engine.execute(f"SET allowed_directories = ['{tables}']")
    engine.execute("SET enable_external_access = false")
    engine.execute("SET lock_configuration = true")
    return engine


def _answer(query: str, engine: "DuckDBPyConnection", folder: Path) -> list[dict[str, Any]]:
    """The rows that `query` gives; its files are those of `folder`."""
    import duckdb  # noqa: PLC0415  the engine in use, and no other, is loaded

    home = str(folder.resolve()).replace("'", "''")
    try:
        [statement] = engine.extract_statements(
            query.replace(f"'{FOLDER}/", f"'{home}/{FOLDER}/")
        )
        if statement.type != duckdb.StatementType.SELECT:
            raise QuestionError("its query does more than select")
        relation = engine.sql(statement.query)
    except ValueError as problem:
        raise QuestionError("its query is not one statement") from problem
    except duckdb.Error as problem:
        raise QuestionError(
            f"its query does not run: {str(problem).splitlines()[0]}"
        ) from problem
    names = relation.columns
    return [dict(zip(names, row, strict=True)) for row in relation.fetchall()]


def _of_finding(it: Finding, engine: "DuckDBPyConnection", folder: Path) -> str:
    """What is amiss with a finding; nothing, if its query gives it."""
    try:
        found = _answer(it.query, engine, folder)
        values = [_value(it, row) for row in found]
    except (QuestionError, KeyError, TypeError) as problem:
        return f"{it.name}: {problem}"
    if values == [it.value]:
        return ""
    return f"{it.name} is {', '.join(map(str, values)) or 'nothing'}, not {it.value}"


def _value(it: Finding, row: dict[str, Any]) -> float | str:
    if it.verdict:
        return choose("verdict", it.verdict, VERDICTS)(row)
    [value] = row.values()
    return steady(value)


def _of_exhibit(it: Resource, engine: "DuckDBPyConnection", folder: Path) -> str:
    """What is amiss with the rows of an exhibit; nothing, if its query gives them."""
    try:
        with (folder / "data" / it.path).open(encoding="utf-8", newline="") as file:
            known = sorted(_comparable(row) for row in csv.DictReader(file))
        found = sorted(_comparable(plain(row)) for row in _answer(it.query, engine, folder))
    except (QuestionError, OSError) as problem:
        return f"{it.name}: {problem}"
    lost, new = _beside(known, found), _beside(found, known)
    if not lost and not new:
        return ""
    return f"{it.name} has {len(lost)} rows that its query does not give, and lacks {len(new)}"


def _beside(
    rows: list[tuple[str, ...]], others: list[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    known = set(others)
    return [it for it in rows if it not in known]


def _comparable(row: dict[str, Any]) -> tuple[str, ...]:
    """A row as text, ratios to as many digits as findings have."""
    return tuple(f"{name}={_cell(it)}" for name, it in sorted(row.items()))


def _cell(value: object) -> str:
    """A value as text; what reads as a number, as the number it is."""
    text = "" if value is None else str(value)
    try:
        return str(steady(float(text)))
    except ValueError:
        return text
