"""What indicators are called in Spanish, and what to bear in mind of them."""

import pytest

from balanza import catalog
from balanza.catalog.wordings import wording
from balanza.definitions import read

every_indicator = pytest.mark.parametrize("name", catalog.indicators())


@every_indicator
def test_each_indicator_speaks_spanish(name):
    told = wording(name, "es")
    assert told.language == "es", f"Give {name} a record in catalog/wordings.es.yaml."
    assert told.title != catalog.indicator(name).title


@every_indicator
def test_nothing_to_bear_in_mind_is_lost_in_spanish(name):
    told, ours = wording(name, "es").caveats, catalog.indicator(name).caveats
    assert len(told) == len(ours)
    assert not set(told) & set(ours)


def test_in_another_language_english_stands_and_says_so():
    told = wording("share", "pt")
    assert (told.language, told.title) == ("en", "Share")


def test_no_wording_is_of_what_does_not_exist():
    assert set(read("balanza.catalog", "wordings.es.yaml")) == set(catalog.indicators())


@pytest.mark.parametrize("code", ["en", "es"])
def test_each_column_of_a_result_has_a_head_of_its_own(code):
    """In a workbook two columns of one table may not be called alike."""
    heads = read("balanza.publications", f"words.{code}.yaml")["office"]["heads"]
    assert not set(read("balanza.catalog", "results.yaml")) - set(heads)
    assert len(set(heads.values())) == len(heads)


def test_a_formula_says_its_words_in_spanish_and_keeps_its_names():
    assert wording("share", "es").formula == "x(i) / suma sobre i de x(i)"
    assert wording("balance", "es").formula == catalog.indicator("balance").formula.strip()
    assert wording("share", "en").formula == catalog.indicator("share").formula.strip()
