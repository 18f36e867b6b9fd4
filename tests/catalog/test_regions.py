"""Regions have members that come and go."""

import pytest

from balanza import catalog
from balanza.catalog.regions import regions
from balanza.errors import CatalogError, UnknownName
from balanza.periods import Month


def test_members_come_and_go():
    groups = {code: it for it in catalog.region("EU").members for code in it.partners}
    assert (groups["DEU"].first, groups["DEU"].last) == (None, None)
    assert groups["HRV"].first == Month(2013, 7)
    assert groups["GBR"].last == Month(2020, 1)


@pytest.mark.parametrize("name", catalog.regions())
def test_a_region_names_each_partner_once(name):
    codes = [code for it in catalog.region(name).members for code in it.partners]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", catalog.regions())
def test_a_region_has_a_title_in_both_languages_and_a_reference(name):
    it = catalog.region(name)
    assert it.title.keys() == {"en", "es"}
    assert it.reference.startswith("https://")


def test_no_region_is_called_like_a_partner():
    assert not catalog.regions().keys() & catalog.partners().keys()


def test_a_misspelt_region_is_guessed():
    with pytest.raises(
        UnknownName, match=r"No region is called 'usmca'. Did you mean 'USMCA'\?"
    ):
        catalog.region("usmca")


def test_a_member_that_no_partner_list_knows_is_named(monkeypatch):
    strange = {"members": [{"partners": ["XXX", "MEX", "YYY"]}]}
    words = {"title": {}, "says": "", "reference": ""}
    monkeypatch.setattr("balanza.definitions.read", lambda *_: {"PLACE": words | strange})
    with pytest.raises(
        CatalogError, match=r"regions\.yaml names XXX, YYY, which partners\.csv"
    ):
        regions.__wrapped__()
