"""The data sets over the same cells agree to the dollar, whatever the goods are called."""

from datetime import date

import pytest

from balanza.catalog import table
from balanza.frames import rows
from balanza.periods import Month
from balanza.refresh import Order
from balanza.store import Store

pytestmark = pytest.mark.replica
JANUARY = Month(2024, 1)
NATIONAL = ("hs", "enduse", "sitc", "usda")
CHAPTERS = ("84", "85")


@pytest.fixture(scope="module")
def store(young, tmp_path_factory, bring_into):
    """January 2024 in all classifications, and every measure of hs."""
    folder = tmp_path_factory.mktemp("classifications")
    bring_into(folder, young, Order(NATIONAL, JANUARY, JANUARY))
    for measure in ("calculated_duty", "dutiable_value", "imports_for_consumption"):
        order = Order(("hs", "usda"), JANUARY, JANUARY, measure, flow="imports")
        bring_into(folder, young, order)
    for measure in ("domestic_exports", "re_exports"):
        order = Order(("hs", "sitc"), JANUARY, JANUARY, measure, flow="exports")
        bring_into(folder, young, order)
    hs = ("state_hs", "port_hs")
    bring_into(folder, young, Order(hs, JANUARY, JANUARY, level="HS2", products=CHAPTERS))
    bring_into(folder, young, Order(("state_naics",), JANUARY, JANUARY, products=("334",)))
    return Store.at(folder)


@pytest.fixture(scope="module")
def totals(store):
    """Dollars of a table by some columns: totals("hs", "partner", measure="re_exports")."""

    def read(name, *by, **where):
        found = {}
        for row in rows(store.warehouse.read(table(name), date.max)):
            if all(row[column] in values for column, values in where.items()):
                key = tuple(row[column] for column in ("flow", "measure", *by))
                found[key] = found.get(key, 0) + row["value_usd"]
        return found

    return read


@pytest.mark.parametrize("name", ["enduse", "sitc", "usda"])
def test_a_partner_has_one_total_in_every_classification(totals, name):
    of_name, of_hs = totals(name, "partner"), totals("hs", "partner")
    kinds = {key[:2] for key in of_name}
    assert {("imports", "general_imports"), ("exports", "total_exports")} <= kinds
    assert of_name == {key: value for key, value in of_hs.items() if key[:2] in kinds}


def test_domestic_exports_are_what_re_exports_leave_of_the_total(totals):
    for name in ("hs", "sitc"):
        found = {
            measure: value
            for (flow, measure), value in totals(name).items()
            if flow == "exports"
        }
        assert found["domestic_exports"] + found["re_exports"] == found["total_exports"]
        assert found["re_exports"] > 0


def test_duty_is_less_than_what_is_dutiable_and_that_less_than_what_is_imported(totals):
    found = {measure: value for (flow, measure), value in totals("hs").items()}
    assert 0 < found["calculated_duty"] < found["dutiable_value"]
    assert found["dutiable_value"] < found["imports_for_consumption"] < found["general_imports"]


@pytest.mark.parametrize("name", ["state_hs", "port_hs"])
def test_places_add_up_to_the_nation(totals, name):
    local = totals(name, "partner", "product")
    assert {key[-1] for key in local} == set(CHAPTERS)
    of_hs = totals("hs", "partner", "product")
    nation = {}
    for (*key, code), value in of_hs.items():
        if code[:2] in CHAPTERS and key[1] in {"general_imports", "total_exports"}:
            place = (*key, code[:2])
            nation[place] = nation.get(place, 0) + value
    assert {k: v for k, v in local.items() if v} == {k: v for k, v in nation.items() if v}


def test_states_by_industry_add_up_to_their_total(totals):
    found = totals("state_naics", "state", product=("334",))
    assert len({state for *_, state in found}) > 50
    assert all(value >= 0 for value in found.values())


def test_a_second_run_of_every_classification_asks_for_nothing(store, bring_into, young):
    assert bring_into(store.folder, young, Order(NATIONAL, JANUARY, JANUARY)) == {}
