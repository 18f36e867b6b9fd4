"""Indicators are listed with what they mean."""

import pytest

from balanza import catalog, indicators
from balanza.errors import UnknownName


def test_every_function_of_the_package_is_listed():
    assert set(catalog.indicators()) == set(indicators.__all__)


def test_an_indicator_says_what_it_means():
    it = catalog.indicator("concentration")
    assert it.column == "concentration"
    assert it.reference.startswith("https://") or it.reference


def test_a_misspelt_indicator_is_guessed():
    with pytest.raises(UnknownName, match=r"called 'ballance'. Did you mean 'balance'\?"):
        catalog.indicator("ballance")
