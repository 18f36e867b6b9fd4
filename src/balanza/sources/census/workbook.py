"""Reads country.xlsx: monthly totals by partner, and of advanced technology products.

The workbook has a row per code and year, twelve months of imports and of exports in million
USD, and fills months that are not published with zeros.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, TypeAlias

from balanza import catalog
from balanza.errors import SourceError
from balanza.periods import Month

ATP = "0007"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FLOWS = {"I": ("imports", "general_imports"), "E": ("exports", "total_exports")}
COLUMNS = tuple(f"{letter}{month}" for letter, month in product(FLOWS, (*MONTHS, "YR")))
MILLION = 1_000_000
FIRST_PARTNER = "1000"  # below it stand the world, groups of partners and groups of goods
ROUNDING = 0.7  # million USD: twelve months and a year, each rounded to a tenth
SHOWN = 5
Row: TypeAlias = dict[str, Any]


def parse_workbook(body: bytes) -> dict[str, list[Row]]:
    """The rows of the tables `atp_totals` and `goods`, whole dollars.

    Months that are not published are left out, and partners where they had no trade.

    Raises  SourceError when it is no such workbook, when a value is no number, when the months
            of a row do not add up to its year, or when a partner is not in the catalog; all
            of one kind at once
    """
    header, *lines = _sheet(body)
    _check_columns(header)
    records = [dict(zip(header, line, strict=False)) for line in lines]
    _check_numbers(records)
    _check_years(records)
    partners = [it for it in records if _is_partner(it)]
    _check_partners(partners)
    return {
        "atp_totals": [
            row for it in records if it["CTY_CODE"] == ATP for row in _published(it)
        ],
        "goods": _merged(partners),
    }


def _sheet(body: bytes) -> list[list[Any]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  for this only

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    except CalamineError as problem:
        raise SourceError(f"Census country.xlsx is no workbook: {problem}.") from problem
    return sheet.to_python() or [[]]


def _check_columns(header: Sequence[Any]) -> None:
    if missing := [name for name in ("year", "CTY_CODE", *COLUMNS) if name not in header]:
        raise SourceError(
            f"Census country.xlsx came without {', '.join(missing)}; it has "
            f"{', '.join(str(name) for name in header)}. Mend sources/census/workbook.py."
        )


def _check_numbers(records: Sequence[Row]) -> None:
    _refuse_any(
        (
            f"{it['CTY_CODE']} {it['year']} {name} is {it[name]!r}"
            for it, name in product(records, COLUMNS)
            if not isinstance(it[name], int | float) or it[name] < 0
        ),
        "holds values that are no amounts of million USD",
    )


def _check_years(records: Sequence[Row]) -> None:
    """The months add up to the year that the workbook prints, but for its own rounding."""
    _refuse_any(
        (
            f"{it['CTY_CODE']} {it['year']} by {missing:,.1f} million USD"
            for it, letter in product(records, FLOWS)
            if abs(missing := it[f"{letter}YR"] - sum(it[f"{letter}{m}"] for m in MONTHS))
            > ROUNDING
        ),
        "has months that do not add up to their year",
    )


def _check_partners(partners: Sequence[Row]) -> None:
    known = catalog.partner_of_census()
    strangers = {f"{it['CTY_CODE']} {it['CTYNAME']}" for it in partners} - {
        f"{it['CTY_CODE']} {it['CTYNAME']}" for it in partners if it["CTY_CODE"] in known
    }
    _refuse_any(iter(sorted(strangers)), "names partners to be added to catalog/partners.csv")


def _refuse_any(breaches: Iterator[str], says: str) -> None:
    if found := list(breaches):
        raise SourceError(
            f"Census country.xlsx {says}: {'; '.join(found[:SHOWN])} ({len(found)} in all). "
            f"Nothing of it was taken."
        )


def _is_partner(record: Row) -> bool:
    code = str(record["CTY_CODE"])
    return code.isdigit() and code >= FIRST_PARTNER


def _published(record: Row) -> Iterator[Row]:
    """The months of a record in which either flow has a value."""
    for number, name in enumerate(MONTHS, start=1):
        if any(record[f"{letter}{name}"] for letter in FLOWS):
            month = Month(int(record["year"]), number).start
            for letter, (flow, measure) in FLOWS.items():
                value = round(record[f"{letter}{name}"] * MILLION)
                yield {"month": month, "flow": flow, "measure": measure, "value_usd": value}


def _merged(partners: Sequence[Row]) -> list[Row]:
    """The rows of all partners; codes that Census changed in mid-year come together."""
    known = catalog.partner_of_census()
    found: dict[tuple[Any, ...], Row] = {}
    for record in partners:
        partner = known[str(record["CTY_CODE"])]
        for row in _published(record):
            key = (row["month"], row["flow"], partner)
            if key in found:
                found[key]["value_usd"] += row["value_usd"]
            else:
                found[key] = {**row, "partner": partner}
    return list(found.values())
