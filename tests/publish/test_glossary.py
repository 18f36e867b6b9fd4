import pytest

from balanza import catalog
from balanza.errors import UnknownName
from balanza.publish.explanations import explanation
from balanza.publish.glossary import KINDS, listing


@pytest.mark.parametrize("kind", KINDS)
def test_everything_of_a_kind_can_be_listed_in_words(kind):
    records = listing(kind)
    assert records
    assert {tuple(it) for it in records} == {tuple(records[0])}
    assert all(isinstance(value, str) for it in records for value in it.values())


def test_a_region_is_listed_with_the_months_of_its_members():
    [eu] = [it for it in listing("regions") if it["region"] == "EU"]
    assert "; HRV (since 2013-07); GBR (until 2020-01)" in eu["members"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("share", ["(indicator, ratio)", "  = "]),
        ("concentration", ["(indicator, ", "Reference: http", "Mind: "]),
        ("bridge", ["(comparison of two frames, usd)", "  = before + new_months"]),
        ("lmdi", ["(comparison of two frames, usd)"]),
        ("nowcast", ["(method for series, usd)", "Mind: "]),
        ("atp", ["Advanced technology products (table)", "Columns:\n  month: First day"]),
        ("USMCA", ["Mexico and Canada (USMCA) (region)", "Members: CAN, MEX (since 1994-01)"]),
        ("value_usd", ["value_usd (column, int64)\nValue of the month"]),
        ("MEX", ["Mexico (partner), Census codes 2010"]),
        ("XRW", ["(partner), Census codes none"]),
        ("04", ["Information and communications (product, classification atp)"]),
    ],
)
def test_a_name_is_explained_whatever_it_is(name, words):
    said = explanation(name)
    for it in words:
        assert it in said


def test_a_column_of_a_result_is_explained_with_its_unit():
    assert explanation("suppliers_equivalent").splitlines() == [
        "suppliers_equivalent (column of a result, index)",
        "How many equal suppliers would be as concentrated.",
    ]


def test_everything_that_has_a_name_has_an_explanation():
    named = [*catalog.indicators(), *catalog.tables(), *catalog.regions(), *catalog.partners()]
    assert all(explanation(name) for name in [*named, *catalog.results()])


def test_a_name_that_means_nothing_is_guessed():
    with pytest.raises(UnknownName) as error:
        explanation("consentration")
    assert str(error.value) == (
        "No indicator, table, break, column, region, partner or product is called "
        "'consentration'. "
        "Did you mean 'concentration'?"
    )


@pytest.mark.parametrize(
    ("endpoint", "mind"),
    [
        ("imports/hs", "-"),
        ("exports/naics", "refuses all codes at once"),
        ("imports/porths", "refuses HS10: port data stop at HS6"),
        ("imports/sitc", "guessed: the names of the levels, SI1 to SI5"),
    ],
)
def test_an_endpoint_is_listed_with_what_it_refuses_and_what_is_guessed(endpoint, mind):
    [found] = [it for it in listing("endpoints") if it["endpoint"] == endpoint]
    assert found["mind"] == mind


def test_a_break_is_told_with_its_months_its_effect_and_the_way_out():
    told = explanation("usmca_claims").splitlines()
    assert told[0] == "Claims under the USMCA (break, recording; 2025-07; refuse)"
    assert told[2].startswith("Compare months on one side of July 2025")
    assert told[-1].startswith("Reference: https://")
    assert len(explanation("low_value").splitlines()) == 3


def test_breaks_are_listed_with_what_becomes_of_a_comparison():
    found = {it["break"]: (it["when"], it["effect"]) for it in listing("breaks")}
    assert found["atp_list"] == ("every 01 since 1990-01", "refuse")
    assert found["special_chapters"] == ("always", "footnote")
