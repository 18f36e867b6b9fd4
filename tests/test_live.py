"""The real services still answer as their definitions say. Run by `make live`, with a key."""

import os

import pytest

from balanza import catalog
from balanza.periods import Month, Span
from balanza.sources import census

pytestmark = pytest.mark.live
JUNE = Month(2024, 6)
PRODUCTS = {
    "naics": ("334",),
    "hs": ("8471",),
    "sitc": ("75",),
    "state_hs": ("84",),
    "state_naics": ("334",),
    "port_hs": ("84",),
}


@pytest.fixture
def service():
    """The Census services, at their own address or at BALANZA_CENSUS_URL."""
    key, address = (
        os.environ.get("CENSUS_API_KEY", ""),
        os.environ.get("BALANZA_CENSUS_URL", ""),
    )
    found = census.connect(key, address)
    with found.http:
        yield found


@pytest.mark.parametrize("name", census.endpoints())
def test_an_endpoint_answers_for_a_month_as_it_is_defined(name, service):
    endpoint = census.endpoint(name)
    products = PRODUCTS.get(endpoint.table, ())
    question = census.Question(
        endpoint, Span(JUNE, JUNE), endpoint.measure, endpoint.level, products
    )
    [(asked, answer)] = census.fetch(question, service)
    rows = census.observations(census.parse(answer.body, asked), asked)
    assert {"CAN", "MEX", "CHN"} <= set(rows["partner"])
    assert rows["value_usd"].sum() > 0


def test_the_workbook_holds_both_of_its_tables(service):
    tables = census.parse_workbook(census.fetch_workbook(service).body)
    assert sorted(tables) == ["atp_totals", "goods"]
    for name, rows in tables.items():
        assert set(rows[0]) >= set(catalog.table(name).key)
        assert JUNE.start in {row["month"] for row in rows}
