import pytest

from balanza.findings import VERDICTS, WORDS
from balanza.findings.verdicts import extreme, move, sign, trend, weight


@pytest.mark.parametrize(
    ("balance", "word"), [(-1.0, "deficit"), (1.0, "surplus"), (0.0, "balanced")]
)
def test_a_balance_is_a_deficit_a_surplus_or_balanced(balance, word):
    assert sign({"balance_usd": balance}) == word


@pytest.mark.parametrize(
    ("lowest", "highest", "word"),
    [(True, False, "lowest"), (False, True, "highest"), (False, False, "neither")],
)
def test_a_value_is_the_lowest_or_the_highest_or_neither(lowest, highest, word):
    assert extreme({"is_lowest": lowest, "is_highest": highest}) == word


@pytest.mark.parametrize(
    ("change", "word"), [(0.1, "grew"), (-0.1, "shrank"), (0.0, "held"), (None, "unknown")]
)
def test_what_changed_grew_or_shrank_or_held_and_is_unknown_without_a_year_before(change, word):
    assert trend({"year_on_year": change}) == word


@pytest.mark.parametrize(
    ("shift", "word"), [(2, "rose"), (-1, "fell"), (0, "held"), (None, "new")]
)
def test_a_rank_rose_or_fell_or_held_and_is_new_without_a_year_before(shift, word):
    assert move({"rank_shift": shift}) == word


@pytest.mark.parametrize(
    ("share", "word"), [(0.51, "most"), (0.5, "part"), (-0.2, "part"), (None, "unknown")]
)
def test_a_share_is_most_of_a_whole_or_a_part_and_unknown_without_a_whole(share, word):
    assert weight({"share": share}) == word


def test_the_words_of_every_verdict_are_listed():
    assert WORDS.keys() == VERDICTS.keys()
