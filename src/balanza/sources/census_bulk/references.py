"""The reference tables of a month or of a year: its lists of codes, checked, as rows."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any, TypeAlias

import narwhals as nw

from balanza import catalog, periods
from balanza.errors import SourceError
from balanza.sources.census_bulk.breaches import SHOWN, Breaches
from balanza.sources.census_bulk.layouts import layouts
from balanza.sources.census_bulk.lists import CodeList, Record, code_lists, records
from balanza.sources.census_bulk.read import AGAIN, Month

Rows: TypeAlias = nw.DataFrame[Any]
CONCORDANCE, SUFFIX = "CONCORD", ".TXT"


@dataclass(frozen=True, slots=True)
class Reference:
    """The rows of a reference table in one month, and what should be known of them."""

    table: catalog.Table
    rows: Rows
    notes: tuple[str, ...]


def references(wanted: Month) -> list[Reference]:
    """The reference tables that the lists in an archive fill; none where it holds no list.

    Codes that the detail has and the concordance lacks are noted, and no reason to refuse: a
    code that ended in the year still carries its year to date.

    Raises  SourceError when the archive or a list in it is not as it must be
    """
    breaches = Breaches()
    try:
        with zipfile.ZipFile(wanted.path) as opened:
            found, notes = _lists(wanted, opened, breaches)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as problem:
        raise SourceError(
            f"{wanted.path.name} is no whole archive: {problem}. {AGAIN}"
        ) from problem
    if breaches:
        raise SourceError(
            f"The lists of codes in {wanted.path.name} cannot be loaded as {wanted.month}:\n"
            f"{breaches.told()}\n{AGAIN}"
        )
    day, flow = wanted.month.start, wanted.archive.name
    return [
        Reference(catalog.table(it), _rows(it, of_it, day, flow, wanted.snapshot), notes[it])
        for it, of_it in found.items()
    ]


def code_list(name: str, body: bytes, year: int, snapshot: str) -> Reference:
    """The concordance that a list of a year fills, such as ``imp-code``: it holds from January.

    Source  https://www.census.gov/foreign-trade/schedules/b/index.html
    Raises  SourceError when a record of it is not as it must be
    """
    of, breaches = code_lists()[name], Breaches()
    found, twice = records(of, body, breaches)
    if breaches:
        raise SourceError(
            f"{name}.txt of {year} cannot be loaded:\n{breaches.told()}\n"
            f"Nothing of it was loaded; compare it with the layout that came with it."
        )
    day = periods.Month(year, 1).start
    rows = _rows(of.table, [(of, found)], day, of.flow, snapshot)
    return Reference(catalog.table(of.table), rows, tuple(_repeated(name, twice)))


Found: TypeAlias = dict[str, list[tuple[CodeList, list[Record]]]]


def _lists(
    wanted: Month, opened: zipfile.ZipFile, breaches: Breaches
) -> tuple[Found, dict[str, tuple[str, ...]]]:
    """The records of every list that is there, by table, and what should be known of each."""
    there = {PurePath(it.upper()).name: it for it in opened.namelist()}
    found: Found = {}
    notes: dict[str, tuple[str, ...]] = {}
    for of in code_lists().values():
        if not of.flow and (member := there.get(f"{of.name.upper()}{SUFFIX}")):
            told, twice = records(of, opened.read(member), breaches)
            found.setdefault(of.table, []).append((of, told))
            more = _repeated(of.name, twice)
            notes[of.table] = (*notes.get(of.table, ()), *more)
            if of.name == CONCORDANCE:
                traded = _traded(wanted, opened, there)
                listed = {it["product"] for it in told}
                notes[of.table] += tuple(_unlisted(traded - listed))
    return found, notes


def _traded(wanted: Month, opened: zipfile.ZipFile, there: dict[str, str]) -> set[str]:
    """The commodities of a month: its control file has each of them once or twice."""
    name = wanted.archive.units
    if not (member := there.get(f"{name}{SUFFIX}")):
        return set()
    start, width = layouts()[name].places["product"]
    lines = opened.read(member).splitlines()
    return {it[start : start + width].decode("latin-1") for it in lines}


def _unlisted(codes: set[str]) -> Iterator[str]:
    if codes:
        more = ", ..." if len(codes) > SHOWN else ""
        yield (
            f"{len(codes):,} commodities of the detail are not in the month's concordance: "
            f"{', '.join(sorted(codes)[:SHOWN])}{more}"
        )


def _repeated(name: str, twice: int) -> Iterator[str]:
    if twice:
        yield f"{twice:,} records of {name} came more than once and were taken once"


def _rows(
    table: str,
    found: Iterable[tuple[CodeList, list[Record]]],
    day: date,
    flow: str,
    snapshot: str,
) -> Rows:
    """The rows of a table, in the order of its key."""
    schema = catalog.table(table).schema
    same = {"month": day, "flow": flow, "snapshot": snapshot}
    rows = [
        {**same, "classification": of.classification, **it} for of, told in found for it in told
    ]
    columns = {name: [it[name] for it in rows] for name in schema.names()}
    return nw.from_dict(columns, schema, backend="pyarrow").sort(catalog.table(table).key)
