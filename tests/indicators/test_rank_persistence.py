import pytest

from balanza.errors import QuestionError
from balanza.indicators import rank_persistence

THREE = {
    ("2024-06", "CHN"): 3,
    ("2024-06", "MEX"): 2,
    ("2024-06", "TWN"): 1,
    ("2025-06", "CHN"): 1,
    ("2025-06", "MEX"): 3,
    ("2025-06", "TWN"): 2,
}


def test_of_the_two_largest_one_has_stayed(series, rows):
    assert rows(rank_persistence(series(THREE), k=2)) == [("2025-06", 2, 2, 1, 0.5)]


def test_a_list_of_all_persists(series, rows):
    assert rows(rank_persistence(series(THREE))) == [("2025-06", 3, 3, 3, 1)]


def test_without_value_nobody_is_listed(series, rows):
    trade = {("2024-06", "CHN"): 0, ("2025-06", "CHN"): 1}
    assert rows(rank_persistence(series(trade))) == [("2025-06", 1, 0, 0, None)]


def test_equals_at_the_end_of_the_list_are_all_in_it(series, rows):
    trade = {**THREE, ("2025-06", "JPN"): 2}
    assert rows(rank_persistence(series(trade), k=2), "listed") == [(3,)]


def test_an_empty_list_is_refused(series):
    with pytest.raises(QuestionError, match="A list of the 0 largest is empty; say 1 or more"):
        rank_persistence(series(THREE), k=0)
