"""Products have words where we carry a list; else their code stands for them."""

import pytest

from balanza import catalog


def test_advanced_technology_has_ten_categories():
    assert list(catalog.products("atp")) == [f"{n:02d}" for n in range(1, 11)]


def test_a_product_has_a_name_in_both_languages():
    assert catalog.product_name("atp", "04", "en") == "Information and communications"
    assert catalog.product_name("atp", "04", "es") == "Información y comunicaciones"


@pytest.mark.parametrize("classification", ["hs", ""])
def test_without_a_list_a_code_stands_for_itself(classification):
    assert catalog.products(classification) == {}
    assert catalog.product_name(classification, "8471", "en") == "8471"


def test_a_product_has_a_short_name_where_one_is_listed():
    assert catalog.product_label("atp", "04", "en") == "ICT"
    assert catalog.product_label("naics", "111", "en") == "Crops"
    assert catalog.product_label("hs", "8471", "en") == "8471"


def test_an_unlisted_code_stands_for_itself():
    assert catalog.product_name("atp", "11", "en") == "11"


def test_industries_have_three_digits():
    assert all(len(code) == 3 for code in catalog.products("naics"))
