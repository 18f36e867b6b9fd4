"""The bulk files against the API, cell by cell."""

import pytest

from balanza.store.checks import detail

SUMMER, FALL = "2025-08-05", "2025-10-05"
SERVERS = {"month": "2025-01", "product": "8471500150"}


def bulk(partner, **values):
    return {**SERVERS, "partner": partner, "country_code": partner, **values}


def api(partner, value, product="8471500150", measure="general_imports"):
    level = f"HS{len(product)}"
    flow = "exports" if "exports" in measure else "imports"
    kind = {"flow": flow, "level": level, "measure": measure, "product": product}
    return {"month": "2025-01", "partner": partner, **kind, "value_usd": value}


@pytest.fixture
def entered(load):
    """A month of imports: two districts of Mexico, and Taiwan."""
    told = [
        bulk("MEX", district_of_entry="24", general_value_usd=5, calculated_duty_usd=1),
        bulk("MEX", district_of_entry="53", general_value_usd=6),
        bulk("TWN", general_value_usd=7, product="8471300100"),
        bulk("CHN", general_value_ytd_usd=9),
    ]
    load("bulk_imports", "imports-2025-01", SUMMER, told)


@pytest.mark.usefixtures("entered")
def test_cells_that_are_equal_are_counted(load, scope):
    load("hs", "ten", SUMMER, [api("MEX", 11), api("TWN", 7, "8471300100")])
    load("hs", "four", SUMMER, [api("MEX", 11, "8471"), api("TWN", 7, "8471")])
    load("hs", "duty", SUMMER, [api("MEX", 1, "84", "calculated_duty")])
    account = detail(scope())
    assert account.looked == "5 cells of hs and the bulk files compared, all equal"
    assert account.remarks == ()


@pytest.mark.usefixtures("entered")
def test_cells_that_differ_are_told_the_largest_first(load, scope):
    load("hs", "four", FALL, [api("MEX", 12, "8471"), api("CAN", 40, "8471")])
    account = detail(scope())
    [remark] = account.notes
    assert account.looked == "3 cells of hs and the bulk files compared"
    assert (remark.says, remark.count) == ("cells in which hs and the bulk files differ", 3)
    assert remark.examples == (
        (
            "2025-01 general_imports HS4 (hs of 2025-10-05, bulk of 2025-08-05): 3, most "
            "8471 CAN is 40 and 0; 8471 TWN is 0 and 7; 8471 MEX is 12 and 11"
        ),
    )


@pytest.mark.usefixtures("entered")
def test_only_the_products_of_the_api_are_compared(load, scope):
    load("hs", "ten", SUMMER, [api("MEX", 11)])
    assert detail(scope()).looked.startswith("1 cells")


def test_exports_are_told_by_their_origin(load, scope):
    told = [
        bulk("MEX", origin="domestic", exports_value_usd=5),
        bulk("MEX", origin="foreign", exports_value_usd=6),
    ]
    load("bulk_exports", "exports-2025-01", SUMMER, told)
    for measure, value in (("total", 11), ("domestic", 5), ("re", 6)):
        name = "re_exports" if measure == "re" else f"{measure}_exports"
        load("hs", name, SUMMER, [api("MEX", value, "8471", name)])
    account = detail(scope())
    assert account.looked == "3 cells of hs and the bulk files compared, all equal"


@pytest.mark.usefixtures("entered")
def test_without_both_there_is_nothing_to_compare(load, scope):
    load("hs", "other", SUMMER, [api("MEX", 11) | {"month": "2025-02"}])
    assert detail(scope()).looked == "nothing: no month is in both hs and the bulk tables"
