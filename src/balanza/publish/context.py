"""What a brief's text may ask for."""

from collections.abc import Mapping
from typing import Any

from balanza import catalog
from balanza.catalog import Selection
from balanza.publications.language import Language
from balanza.publications.quotes import spoken
from balanza.publish.cast import Facts
from balanza.publish.reading import DECEMBER, Reading


def context(
    told: Facts, shown: Mapping[str, Selection], reading: Reading, language: Language
) -> dict[str, Any]:
    """Findings and roles by name, and the words for the time they are about.

    A family of findings is a mapping from key to quote; a number that is not defined is None.
    `shown` are the selections of the exhibits, for the codes they are about.
    """
    return {
        **_time(told, language),
        **{name: _quoted(told, name, language) for name in told.findings},
        **told.roles,
        "words": language.words,
        "codes": {
            name: language.listed(it.where.get("product", ())) for name, it in shown.items()
        },
        "first_years": {it.table: _first_year(it.table, reading) for it in shown.values()},
    }


def _time(told: Facts, language: Language) -> dict[str, Any]:
    through = told.through
    return {
        "through": language.month_of(through),
        "within": language.within(through),
        "period": language.year_to_date(through),
        "period_short": language.year_to_date(through, short=True),
        "year": told.year,
        "year_before": through.year - 1,
        "whole_year": through.number == DECEMBER,
    }


def _quoted(told: Facts, name: str, language: Language) -> Any:  # noqa: ANN401  or by key
    claim, found = told.claims[name], told.findings[name]
    family = {key: spoken(it, claim.written_as, language) for key, it in found.items()}
    return family if claim.each else family.get("")


def _first_year(table: str, reading: Reading) -> int:
    parts = reading.store.warehouse.newest(catalog.table(table), reading.as_of)
    return min(it.first.year for it in parts.values())
