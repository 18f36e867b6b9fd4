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


CLASSIFIED = {"hitech": "atp", "statehs": "hs", "statenaics": "naics", "porths": "hs"}


@pytest.mark.parametrize("path", census.endpoints())
def test_an_endpoint_fills_a_table_in_one_direction(path):
    it = census.endpoint(path)
    flow, data_set = path.split("/")
    assert it.flow == flow
    assert catalog.table(it.table).classification == CLASSIFIED.get(data_set, data_set)


@pytest.mark.parametrize("path", census.endpoints())
def test_the_measures_of_an_endpoint_are_known_ones(path):
    assert set(census.endpoint(path).measures) <= set(catalog.field("measure").one_of)


def test_only_the_ten_categories_are_advanced_technology():
    assert census.endpoint("imports/hitech").products == "0[1-9]|10"


def test_the_first_measure_and_level_are_the_usual_ones():
    assert census.endpoint("imports/naics").measure == "general_imports"
    assert census.endpoint("imports/naics").level == "NA3"
    assert census.endpoint("imports/hitech").level == ""


@pytest.mark.parametrize("path", census.endpoints())
def test_a_broken_out_dimension_is_part_of_the_key_of_its_table(path):
    it = census.endpoint(path)
    table = catalog.table(it.table)
    assert set(it.broken_out) == set(table.key) & {"state", "port"}
    assert not set(it.broken_out.values()) & set(it.pinned)
    assert bool(it.levels) == ("level" in table.key)


@pytest.mark.parametrize("path", census.endpoints())
def test_what_narrows_a_measure_takes_the_place_of_a_pinned_total(path):
    it = census.endpoint(path)
    assert set(it.narrowed) <= set(it.measures)
    assert all(set(narrowed) <= set(it.pinned) for narrowed in it.narrowed.values())


def test_every_classification_is_there_in_both_directions():
    national = ["enduse", "hitech", "hs", "naics", "sitc", "usda"]
    data_sets = sorted([*national, "porths", "statehs", "statenaics"])
    assert sorted(census.endpoints()) == [
        f"{flow}/{it}" for flow in ("exports", "imports") for it in data_sets
    ]


@pytest.mark.parametrize("path", census.endpoints())
def test_no_level_is_both_served_and_refused(path):
    it = census.endpoint(path)
    assert not set(it.levels) & set(it.refused)


def test_a_misspelt_endpoint_is_guessed():
    with pytest.raises(UnknownName, match=r"Did you mean 'imports/hitech'\?"):
        census.endpoint("import/hitech")
