import pytest

from balanza.errors import QuestionError
from balanza.indicators import concentration_ratio

JUNE = {("2025-06", p): v for p, v in {"CAN": 40, "CHN": 30, "MEX": 20, "TWN": 10}.items()}


def test_is_what_the_largest_hold_together(series, rows):
    assert rows(concentration_ratio(series(JUNE), k=2)) == [("2025-06", 100, 70, 0.7)]
    assert rows(concentration_ratio(series(JUNE), k=3)) == [("2025-06", 100, 90, 0.9)]


def test_fewer_than_k_hold_all(imports, rows):
    assert rows(concentration_ratio(imports), "concentration_ratio") == [(1,)] * 4


def test_equals_do_not_count_twice(imports, rows):
    assert rows(concentration_ratio(imports, k=1)) == [
        ("2024-01", 30, 20, 0.666667),
        ("2024-02", 30, 30, 1),
        ("2025-01", 100, 70, 0.7),
        ("2025-02", 20, 10, 0.5),
    ]


def test_without_columns_all_rows_are_one_market(imports, rows):
    assert rows(concentration_ratio(imports, by=[], k=1)) == [(180, 120, 0.666667)]


def test_the_largest_none_are_refused(imports):
    with pytest.raises(QuestionError, match=r"The largest 0 are nobody\. Give k as 1 or more"):
        concentration_ratio(imports, k=0)
