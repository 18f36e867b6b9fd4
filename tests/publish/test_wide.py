"""The detail of the bulk files, asked like any table."""

from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month
from balanza.publish import Reading, Witness

VALUES = ("consumption", "dutiable", "general")
ENTRIES = """
month   product    partner programme rate_provision {}_value_usd {}_value_usd {}_value_usd
2025-06 8471500150 MEX     .         10             60  0  70
2025-06 8703230130 MEX     S         18             30  0  30
2025-06 8703230130 MEX     .         61             10  10 10
2025-06 8703230130 CHN     .         69             100 80 0
""".format(*VALUES)
DUTY = {"10": 0, "18": 0, "61": 2, "69": 20}
LEFT = """
month   product    country_code partner district origin   exports_value_usd
2025-06 8471500150 2010         MEX     23       domestic 30
2025-06 8471500150 2010         MEX     24       foreign  10
"""


@pytest.fixture
def entries(world):
    head, *lines = ENTRIES.strip().splitlines()
    duties = [f"{it} {DUTY[it.split()[4]]}" for it in lines]
    return world("bulk_imports", "\n".join([f"{head} calculated_duty_usd", *duties]))


def test_the_effective_rate_is_told_by_programme(entries, shown):
    """On paper: of Mexico 2 on 70 without a programme, nothing on 30 with one."""
    told = {"indicator": "duty_rate", "table": "bulk_imports", "by": ("programme",)}
    of_mexico = told | {"where": {"partner": ("MEX",)}}
    found = shown(
        entries, "2025-06", "programme consumption_usd duty_usd duty_rate", **of_mexico
    )
    assert found == [("", 70, 2, pytest.approx(2 / 70)), ("S", 30, 0, 0)]


@pytest.mark.parametrize("code", ["847150", "84715001500", "847150015X"])
@pytest.mark.parametrize("where", ["where", "within"])
def test_a_product_that_is_no_whole_code_is_refused(entries, code, where):
    asked = Selection(indicator="share", table="bulk_imports", **{where: {"product": (code,)}})
    with pytest.raises(QuestionError, match=rf"apart by 10 digits, and {code} has not so many"):
        entries.newest(asked)


def test_lines_of_one_programme_alone_have_their_rate(entries, shown):
    told = {"indicator": "duty_rate", "table": "bulk_imports", "by": ("partner",)}
    found = shown(entries, "2025-06", "partner duty_rate", **told, where={"programme": ("S",)})
    assert found == [("MEX", 0)]


def test_the_dutiable_share_goes_by_rate_provision(entries, shown):
    told = {"indicator": "dutiable_share", "table": "bulk_imports", "by": ("rate_provision",)}
    found = shown(entries, "2025-06", "rate_provision dutiable_share rate_on_dutiable", **told)
    assert found == [("10", 0, None), ("18", 0, None), ("61", 1, 0.2), ("69", 0.8, 0.25)]


def test_of_several_measures_the_first_of_the_catalog_is_taken(entries, shown):
    told = {"indicator": "share", "table": "bulk_imports"}
    assert shown(entries, "2025-06", "partner value_usd", **told) == [("MEX", 110)]
    where = {"measure": ("imports_for_consumption",)}
    found = shown(entries, "2025-06", "partner value_usd", **told, where=where)
    assert found == [("CHN", 100), ("MEX", 100)]


def test_re_exports_go_by_district(world, shown):
    told = {"indicator": "re_export_share", "table": "bulk_exports", "by": ("district",)}
    found = shown(world("bulk_exports", LEFT), "2025-06", "district re_export_share", **told)
    assert found == [("23", 0), ("24", 1)]


def test_across_july_2025_programmes_are_not_summed_up(store, load):
    head = "month product country_code partner programme consumption_value_usd"
    months = [f"{2024 + n // 12}-{n % 12 + 1:02d}" for n in range(24)]
    load("bulk_imports", "\n".join([head, *(f"{it} 8471500150 2010 MEX S 1" for it in months)]))
    witness = Witness(Reading(store, date(2026, 1, 31)))
    told = Selection(
        indicator="duty_rate", table="bulk_imports", by=("programme",), window="year"
    )
    with pytest.raises(QuestionError, match="Claims under the USMCA"):
        witness.evidence(told, Month(2025, 12))
    assert len(witness.evidence(told, Month(2024, 12)).rows) == 1


def test_columns_that_hold_numbers_are_no_columns_to_ask_by(entries):
    told = Selection(indicator="share", table="bulk_imports", by=("general_quantity_1",))
    with pytest.raises(UnknownName, match="No column is called 'general_quantity_1'"):
        entries.facets(told, Month(2025, 6))


LINES = """
month   flow    partner product    measure         value_usd
2025-06 imports MEX     8471500150 general_imports 72
2025-06 imports MEX     8517620090 general_imports 28
2025-06 imports MEX     8703230130 general_imports 900
2025-06 imports TWN     8471500150 general_imports 28
"""
LISTS = """
month   flow    product    atp
2025-01 imports 8471500150 04
2025-01 imports 8517620090 04
2025-01 imports 8703230130 00
"""


@pytest.fixture
def listed(store, load):
    load("hs10", LINES)
    load("concordance", LISTS)
    return Reading(store, date(2025, 8, 31))


def test_lines_of_a_category_inside_a_partner_can_be_asked(listed, shown):
    """Of Mexico's technology one line is 72 of 100; its cars do not count."""
    where = {"atp": ("04",), "partner": ("MEX",)}
    told = {"table": "hs10", "by": ("partner",), "among": "product", "where": where}
    found = shown(
        listed,
        "2025-06",
        "product single_point_of_failure",
        indicator="single_point_of_failure",
        **told,
    )
    assert found == [("8471500150", 0.72)]
    found = shown(listed, "2025-06", "concentration", indicator="concentration", **told)
    assert found == [(pytest.approx(0.72**2 + 0.28**2),)]


def test_categories_stand_apart_and_sum_to_the_whole(listed, shown):
    told = {"indicator": "share", "table": "hs10", "among": "atp"}
    found = shown(listed, "2025-06", "atp value_usd", **told)
    assert found == [("00", 900), ("04", 128)]


def test_the_list_is_part_of_the_evidence(listed):
    asked = Selection(indicator="share", table="hs10", where={"atp": ("04",)})
    witness = Witness(listed)
    found = witness.evidence(asked, Month(2025, 6))
    assert {it.table for it in found.parts} == {"hs10", "concordance"}
    assert len(found.sources) == 2
    assert [it.table for it in witness.extracts] == ["concordance", "hs10"]
    assert "warehouse/concordance/" in found.query


def test_a_category_that_does_not_exist_and_a_month_without_a_list_are_refused(store, load):
    load("hs10", LINES)
    load("concordance", LISTS.replace("2025-01", "2024-01"))
    reading = Reading(store, date(2025, 8, 31))
    asked = Selection(indicator="share", table="hs10", where={"atp": ("4",)})
    with pytest.raises(UnknownName, match=r"No atp is called '4'\. Did you mean '04'"):
        reading.facets(asked, Month(2025, 6))
    asked = Selection(indicator="share", table="hs10", where={"atp": ("04",)})
    with pytest.raises(QuestionError, match="No list of codes is stored for imports of 2025"):
        Witness(reading).evidence(asked, Month(2025, 6))


def test_tables_of_other_codes_know_no_categories(world):
    asked = Selection(indicator="share", table="goods", where={"atp": ("04",)})
    goods = world("goods", "month flow partner value_usd\n2025-06 imports MEX 1")
    with pytest.raises(UnknownName, match="No column is called 'atp'"):
        goods.facets(asked, Month(2025, 6))
