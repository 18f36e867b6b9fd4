import pytest

from balanza.catalog import all_criteria, criteria
from balanza.errors import UnknownName


def test_the_commission_s_thresholds_are_those_it_published():
    it = criteria("eu_2021")
    assert (it.concentration, it.outside_share, it.outside_over_exports) == (0.4, 0.5, 1)
    assert it.suppliers == "outside"


def test_every_set_says_where_it_is_from():
    assert all(it.reference.startswith("https://") for it in all_criteria().values())


def test_unknown_criteria_are_guessed():
    with pytest.raises(UnknownName, match=r"Did you mean 'eu_2021'\?"):
        criteria("eu_2022")
