"""The workbook of totals, as Census published it and as the double gives it."""

import csv
from datetime import date

import pytest

from balanza.catalog import table
from balanza.frames import rows
from balanza.periods import Month
from balanza.sources import census
from balanza.store import Store

pytestmark = pytest.mark.replica


@pytest.fixture
def printed(shared):
    """The totals of an edition as they were printed: (month, flow) -> text in million USD."""

    def read(edition):
        with (shared / "data/atp/atp_totals_monthly.csv").open(encoding="utf-8") as lines:
            told = [it for it in csv.DictReader(lines) if it["vintage"].endswith(edition)]
        return {
            (str(Month(int(it["year"]), int(it["month"]))), flow): it[f"{flow}_musd"]
            for it in told
            for flow in ("imports", "exports")
        }

    return read


def millions(found):
    """Values by month and flow, to the printed digit."""
    return {
        (str(Month.of(it["month"])), it["flow"]): f"{it['value_usd'] / 1e6:.1f}" for it in found
    }


def test_a_published_workbook_says_what_was_printed(shared, printed):
    body = (shared / "data/country_totals/country_2023-01.xlsx").read_bytes()
    found = millions(census.parse_workbook(body)["atp_totals"])
    expected = printed("2023-03")
    assert len(expected) == 2 * 12 * (2021 - 1989 + 1)
    assert {key: found.get(key) for key in expected} == expected


def test_a_published_workbook_names_partners_of_the_catalog(shared):
    body = (shared / "data/country_totals/country_2023-01.xlsx").read_bytes()
    found = census.parse_workbook(body)["goods"]
    assert {"MEX", "CAN", "CHN", "TWN"} <= {it["partner"] for it in found}
    assert len({(it["month"], it["flow"], it["partner"]) for it in found}) == len(found)


def test_the_workbook_of_the_double_says_what_was_printed(fresh, printed):
    stored = Store.at(fresh).warehouse.read(table("atp_totals"), date(2026, 10, 8))
    found = millions(rows(stored))
    expected = {key: it for key, it in printed("2026-10").items() if key in found}
    assert len(expected) == 2 * (36 + 6)  # 2022 to 2024, and the first half of 2025
    assert {key: found[key] for key in expected} == expected
