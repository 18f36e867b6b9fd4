"""Trading partners: our codes, their names, and the codes that Census knows them by."""

from collections.abc import Mapping
from functools import cache

from balanza.definitions import choose, read_csv

REST, UNIDENTIFIED = "XRW", "XUN"


@cache
def partners() -> dict[str, Mapping[str, str]]:
    """Every partner by its ISO alpha-3 code: census_codes, name_en, name_es."""
    rows = read_csv("balanza.catalog", "partners.csv")
    return {row["partner"]: row for row in rows}


def partner_name(code: str, language: str) -> str:
    """What the partner `code` is called in `language`."""
    return choose("partner", code, partners())[f"name_{language}"]


@cache
def partner_of_census() -> dict[str, str]:
    """Our code of each Census (Schedule C) country code."""
    return {
        code: name for name, row in partners().items() for code in row["census_codes"].split()
    }
