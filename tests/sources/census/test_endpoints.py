"""The provider's records say what the conformance of a provider asks for."""

import pytest

from balanza import catalog
from balanza.errors import UnknownName
from balanza.sources import census


def test_the_source_says_who_it_is_and_on_what_terms():
    it = census.source()
    assert it.provider == "U.S. Census Bureau"
    assert "Public domain" in it.licence
    assert (it.revision_month, it.revision_years) == (6, 3)


@pytest.mark.parametrize("path", census.endpoints())
def test_an_endpoint_fills_a_table_in_one_direction(path):
    it = census.endpoint(path)
    flow, data_set = path.split("/")
    assert it.flow == flow
    assert catalog.table(it.table).classification == {"hitech": "atp"}.get(data_set, data_set)


@pytest.mark.parametrize("path", census.endpoints())
def test_the_measures_of_an_endpoint_are_known_ones(path):
    assert set(census.endpoint(path).measures) <= set(catalog.field("measure").one_of)


def test_only_the_ten_categories_are_advanced_technology():
    assert census.endpoint("imports/hitech").products == "0[1-9]|10"


def test_the_first_measure_and_level_are_the_usual_ones():
    assert census.endpoint("imports/naics").measure == "general_imports"
    assert census.endpoint("imports/naics").level == "NA3"
    assert census.endpoint("imports/hitech").level == ""


def test_a_misspelt_endpoint_is_guessed():
    with pytest.raises(UnknownName, match=r"Did you mean 'imports/hitech'\?"):
        census.endpoint("import/hitech")
