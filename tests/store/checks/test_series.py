"""Months that are missing, and months that do not add up to the year to date."""

import pytest

from balanza.store.checks import gaps, year_to_date

SUMMER, FALL = "2025-08-05", "2025-10-05"


def row(month, value, to_date, partner="MEX"):
    place = {"flow": "imports", "partner": partner, "product": "04"}
    values = {"value_usd": value, "value_ytd_usd": to_date}
    return {"month": month, **place, "measure": "general_imports", **values}


@pytest.mark.parametrize("quick", [True, False])
def test_months_between_are_missed(load, scope, quick):
    load("atp", "imports-hitech-2024", SUMMER, [row("2024-11", 1, 1)])
    load("atp", "imports-hitech-2025", SUMMER, [row("2025-03", 1, 1), row("2025-05", 1, 1)])
    account = gaps(scope(quick=quick))
    [remark] = account.notes
    says = "atp imports general_imports lacks 2024-12 to 2025-02, 2025-04"
    assert (account.looked, remark.examples) == ("1 series of months", (says,))
    assert remark.remedy == "Fetch them with `balanza refresh atp --since 2024-12`."


@pytest.mark.usefixtures("part")
def test_months_in_a_row_are_sound(scope):
    assert gaps(scope()).remarks == ()


def test_months_add_up_to_the_year_to_date(load, scope):
    told = [row("2025-01", 5, 5), row("2025-02", 6, 11), row("2025-02", 3, 3, "TWN")]
    load("atp", "imports-hitech-2025", SUMMER, told)
    account = year_to_date(scope())
    assert (account.looked, account.remarks) == ("3 sums of months", ())


def test_a_year_to_date_unlike_its_months_is_a_note(load, scope):
    told = [row("2025-01", 5, 5), row("2025-02", 6, 9), row("2025-03", 1, 14)]
    load("atp", "imports-hitech-2025", SUMMER, told)
    [remark] = year_to_date(scope()).notes
    says = "atp of 2025-08-05: 2 of 3, most 2025-02 imports MEX 04 general_imports by 2 USD"
    assert (remark.count, remark.examples) == (2, (says,))
    assert "after a revision of earlier months" in remark.remedy


def test_a_year_that_does_not_begin_in_january_is_not_added_up(load, scope):
    load("atp", "imports-hitech-2025", SUMMER, [row("2025-02", 6, 9), row("2025-03", 1, 10)])
    assert year_to_date(scope()).looked == "0 sums of months"


def test_months_of_two_vintages_are_not_added_up(load, scope):
    load("hs", "imports-hs-HS4-2025-01", SUMMER, [row("2025-01", 5, 5) | {"level": "HS4"}])
    load("hs", "imports-hs-HS4-2025-02", FALL, [row("2025-02", 6, 12) | {"level": "HS4"}])
    account = year_to_date(scope())
    assert (account.looked, account.remarks) == ("1 sums of months", ())


def test_the_wide_tables_are_added_up_by_product_and_country(load, scope):
    place = {"product": "8471500150", "country_code": "2010", "partner": "MEX"}
    month = {"general_value_usd": 5, "general_value_ytd_usd": 5}
    for number, to_date in ((1, 5), (2, 10), (3, 99)):
        told = place | month | {"month": f"2025-0{number}", "general_value_ytd_usd": to_date}
        load("bulk_imports", f"imports-2025-0{number}", SUMMER, [told])
    [remark] = year_to_date(scope()).notes
    assert remark.examples == (
        "bulk_imports of 2025-08-05: 1 of 3, most 2025-03 8471500150 2010 by 84 USD",
    )
