"""Partners have one code of ours and all the codes that Census gave them."""

import pytest

from balanza import catalog
from balanza.errors import UnknownName


def test_the_codes_of_census_are_four_digits_and_stand_once():
    codes = [it for row in catalog.partners().values() for it in row["census_codes"].split()]
    assert all(it.isdigit() and len(it) == 4 for it in codes)
    assert len(codes) == len(set(codes)) == len(catalog.partner_of_census())


@pytest.mark.parametrize(
    ("census", "ours"), [("2010", "MEX"), ("1220", "CAN"), ("5830", "TWN"), ("5700", "CHN")]
)
def test_a_partner_is_found_by_the_code_of_census(census, ours):
    assert catalog.partner_of_census()[census] == ours


def test_codes_of_old_and_new_shape_are_one_partner():
    known = catalog.partner_of_census()
    assert known["7321"] == known["7320"] == "SDN"


def test_a_partner_has_a_name_in_both_languages():
    assert catalog.partner_name("MEX", "en") == "Mexico"
    assert catalog.partner_name("MEX", "es") == "México"
    assert all(row["name_en"] and row["name_es"] for row in catalog.partners().values())


def test_the_rest_and_the_unidentified_have_names_too():
    assert {catalog.REST, catalog.UNIDENTIFIED} <= catalog.partners().keys()


def test_a_strange_partner_is_refused():
    with pytest.raises(UnknownName, match=r"No partner is called 'MEXX'. Did you mean 'MEX'\?"):
        catalog.partner_name("MEXX", "en")
