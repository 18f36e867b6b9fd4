"""Lines are the same from whichever table they are read."""

import shutil
from datetime import UTC, date, datetime

import pytest

from balanza.frames import evaluated
from balanza.indicators._totals import totals
from balanza.periods import Month
from balanza.publish import Reading
from balanza.publish.lines import COLUMNS, lines, supplies
from balanza.refresh import BULK, Loading, load_bulk

JUNE = {"year": "2025", "month": "06"}
ENTRY = {"district_of_entry": "24", "district_of_unlading": "24", "rate_provision": "18"}


def bought(partner, programme, **values):
    """A record of imports of June; so far this year it was as much as in the month."""
    named = {"product": "8471500150", "country_code": partner, "programme": programme}
    return {**named, **ENTRY, **JUNE, **so_far(values)}


def sold(origin, **values):
    """A record of exports to Canada in June."""
    named = {"product": "8471500000", "country_code": "1220", "district": "24"}
    return {**named, "origin": origin, **JUNE, **so_far(values)}


def so_far(values):
    return values | {it.replace("_usd", "_ytd_usd"): value for it, value in values.items()}


IMPORTS = [
    bought("2010", "S+", general_value_usd=7, consumption_value_usd=5, dutiable_value_usd=2),
    bought("2010", "", general_value_usd=4, calculated_duty_usd=1),
    bought("5700", "", general_value_usd=3),
    bought("5830", "", general_value_usd=0) | {"general_value_ytd_usd": 9},
]
EXPORTS = [sold("1", exports_value_usd=30), sold("2", exports_value_usd=12)]


@pytest.fixture
def loaded(store, bulk, tmp_path):
    """A store of a month of both flows: the detail, and what it sums up to."""
    folder = tmp_path / "archives"
    folder.mkdir()
    bulk(folder / "IMDB2506.ZIP", IMPORTS)
    bulk(folder / "EXDB2506.ZIP", EXPORTS)
    load_bulk(Loading(BULK, folder, Month(2025, 6)), store, datetime(2025, 8, 5, tzinfo=UTC))
    return store


def told(store):
    """The tables that are read, and the sums of their rows."""
    reading = Reading(store, date(2025, 8, 31))
    found = supplies(reading)
    *keys, value = COLUMNS
    sums = evaluated(totals(lines(reading, found), keys, value))
    return {it.table for it in found}, sorted(sums.rows())


def test_sums_of_the_detail_are_read_before_it_and_say_the_same(loaded):
    tables, quick = told(loaded)
    assert tables == {"hs10"}
    shutil.rmtree(loaded.warehouse.folder / "hs10")
    assert told(loaded) == ({"bulk_imports", "bulk_exports"}, quick)
    values = {(partner, measure): value for *_, partner, _, measure, value in quick}
    assert values == {
        ("MEX", "general_imports"): 11,
        ("MEX", "imports_for_consumption"): 5,
        ("MEX", "dutiable_value"): 2,
        ("MEX", "calculated_duty"): 1,
        ("CHN", "general_imports"): 3,
        ("CAN", "total_exports"): 42,
        ("CAN", "domestic_exports"): 30,
        ("CAN", "re_exports"): 12,
    }


def test_months_without_lines_are_read_from_the_detail_itself(loaded, load):
    load("bulk_exports", """
month   product    country_code partner origin   exports_value_usd
2025-05 8471500000 1220         CAN     domestic 8
""", part="exports-2025-05")  # fmt: skip
    reading = Reading(loaded, date(2025, 8, 31))
    found = [it for it in supplies(reading) if it.measure == "total_exports"]
    assert [(it.table, it.months) for it in found] == [
        ("hs10", (date(2025, 6, 1),)),
        ("bulk_exports", (date(2025, 5, 1),)),
    ]
    assert sum(evaluated(lines(reading, found))["value_usd"]) == 50
