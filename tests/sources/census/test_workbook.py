"""The workbook of totals: millions by month, zeros where nothing is published."""

from datetime import date

import pytest

from balanza.errors import SourceError
from balanza.sources import census

JANUARY, FEBRUARY = date(2025, 1, 1), date(2025, 2, 1)
ATP = {"IJAN": 3.5, "IFEB": 4.1, "IYR": 7.6, "EJAN": 2.0, "EYR": 2.0}


def values(rows):
    return [(it["month"], it["flow"], it["measure"], it["value_usd"]) for it in rows]


def test_totals_are_whole_dollars_of_months_in_which_there_is_something(workbook):
    found = census.parse_workbook(workbook({("0007", 2025): ATP}))
    assert values(found["atp_totals"]) == [
        (JANUARY, "imports", "general_imports", 3_500_000),
        (JANUARY, "exports", "total_exports", 2_000_000),
        (FEBRUARY, "imports", "general_imports", 4_100_000),
        (FEBRUARY, "exports", "total_exports", 0),
    ]
    assert found["goods"] == []


def test_the_world_and_groups_are_no_partners(workbook):
    january = {"IJAN": 1.0, "IYR": 1.0}
    codes = ("0000", "0001", "0003", "0021", "2010")
    found = census.parse_workbook(workbook({(code, 2025): january for code in codes}))
    assert {it["partner"] for it in found["goods"]} == {"MEX"}
    assert found["atp_totals"] == []


def test_two_codes_of_one_partner_come_together(workbook):
    rows = {
        ("7320", 2025): {"IJAN": 1.0, "IYR": 1.0},
        ("7321", 2025): {"IJAN": 2.0, "IFEB": 3.0, "IYR": 5.0},
    }
    found = census.parse_workbook(workbook(rows))["goods"]
    imports = [(it["month"], it["value_usd"]) for it in found if it["flow"] == "imports"]
    assert imports == [(JANUARY, 3_000_000), (FEBRUARY, 3_000_000)]
    assert {it["partner"] for it in found} == {"SDN"}


def test_a_rounded_year_may_differ_a_little(workbook):
    body = workbook({("0007", 2025): {**ATP, "IYR": 8.2}})
    assert len(census.parse_workbook(body)["atp_totals"]) == 4


def test_months_that_do_not_add_up_to_their_year_are_told(workbook):
    body = workbook({("0007", 2025): {**ATP, "IYR": 9.6, "EYR": 0.0}})
    says = (
        r"months that do not add up to their year: 0007 2025\.0 by 2\.0 million USD; "
        r"0007 2025\.0 by -2\.0 million USD \(2 in all\)\. Nothing of it was taken"
    )
    with pytest.raises(SourceError, match=says):
        census.parse_workbook(body)


def test_values_that_are_no_amounts_are_told_all_at_once(workbook):
    body = workbook(
        {("0007", 2025): {"IJAN": "(X)", "IFEB": -1.0}, ("2010", 2025): {"EYR": ""}}
    )
    says = (
        r"no amounts of million USD: 0007 2025\.0 IJAN is '\(X\)'; 0007 2025\.0 IFEB is -1\.0; "
        r"2010 2025\.0 EYR is '' \(3 in all\)"
    )
    with pytest.raises(SourceError, match=says):
        census.parse_workbook(body)


def test_no_more_than_five_breaches_are_shown(workbook):
    body = workbook({("0007", 2025): dict.fromkeys(["IJAN", "IFEB", "IMAR", "IAPR"], "x")})
    more = workbook(
        {("0007", 2025): dict.fromkeys(["IJAN", "IFEB", "IMAR", "IAPR", "IMAY", "IJUN"], "x")}
    )
    with pytest.raises(SourceError, match=r"IAPR is 'x' \(4 in all\)"):
        census.parse_workbook(body)
    with pytest.raises(SourceError, match=r"IMAY is 'x' \(6 in all\)"):
        census.parse_workbook(more)


def test_a_renamed_column_is_named(workbook):
    header = ["YEAR", "CTY_CODE", "CTYNAME"]
    says = r"came without year, IJAN, .*, EYR; it has YEAR, CTY_CODE, CTYNAME\. Mend"
    with pytest.raises(SourceError, match=says):
        census.parse_workbook(workbook({}, header))


def test_partners_that_are_not_in_the_catalog_are_all_named(workbook):
    body = workbook({("9998", 2025): {}, ("9997", 2025): {}, ("2010", 2025): {}})
    says = "to be added to catalog/partners.csv: 9997 Name of 9997; 9998 Name of 9998"
    with pytest.raises(SourceError, match=says):
        census.parse_workbook(body)


def test_what_is_no_workbook_is_refused():
    with pytest.raises(SourceError, match=r"country.xlsx is no workbook"):
        census.parse_workbook(b"PK no zip")


def test_an_empty_sheet_names_its_columns(workbook):
    with pytest.raises(SourceError, match=r"came without year, CTY_CODE, IJAN, .*; it has \."):
        census.parse_workbook(workbook({}, []))
