from balanza.indicators import rank


def test_the_largest_is_first_and_equals_share_the_better_place(imports, rows):
    assert rows(rank(imports)) == [
        ("2024-01", "MEX", 20, 1),
        ("2024-01", "TWN", 10, 2),
        ("2024-02", "TWN", 30, 1),
        ("2025-01", "MEX", 30, 2),
        ("2025-01", "TWN", 70, 1),
        ("2025-02", "MEX", 10, 1),
        ("2025-02", "TWN", 10, 1),
    ]


def test_after_equals_a_place_stays_empty(series, rows):
    tied = series({("2025-06", "CHN"): 5, ("2025-06", "MEX"): 5, ("2025-06", "TWN"): 1})
    assert rows(rank(tied), "partner", "rank") == [("CHN", 1), ("MEX", 1), ("TWN", 3)]


def test_without_columns_all_rows_compete(imports, rows):
    assert rows(rank(imports, by=[])) == [("MEX", 60, 2), ("TWN", 120, 1)]


def test_below_zero_is_below_nothing(series, rows):
    signed = series({("2025-06", "CHN"): -5, ("2025-06", "MEX"): 0, ("2025-06", "TWN"): -9})
    assert rows(rank(signed), "partner", "rank") == [("CHN", 2), ("MEX", 1), ("TWN", 3)]


def test_a_value_that_is_missing_has_no_place(series, rows):
    partly = series({("2025-06", "CHN"): None, ("2025-06", "MEX"): 3})
    assert rows(rank(partly)) == [("2025-06", "MEX", 3, 1)]
