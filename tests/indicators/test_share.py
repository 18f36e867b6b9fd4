from balanza.indicators import balance, share


def test_each_part_is_divided_by_its_total(imports, rows):
    assert rows(share(imports)) == [
        ("2024-01", "MEX", 20, 0.666667),
        ("2024-01", "TWN", 10, 0.333333),
        ("2024-02", "TWN", 30, 1),
        ("2025-01", "MEX", 30, 0.3),
        ("2025-01", "TWN", 70, 0.7),
        ("2025-02", "MEX", 10, 0.5),
        ("2025-02", "TWN", 10, 0.5),
    ]


def test_any_column_can_be_shared_among(trade, rows):
    assert rows(share(trade, by=["partner"], among="flow")) == [
        ("MEX", "exports", 140, 0.7),
        ("MEX", "imports", 60, 0.3),
        ("TWN", "imports", 120, 1),
    ]


def test_without_columns_the_total_is_of_all_rows(imports, rows):
    assert rows(share(imports, by=[])) == [("MEX", 60, 0.333333), ("TWN", 120, 0.666667)]


def test_nothing_has_a_share_of_zero(series, rows):
    empty = series({("2025-06", "MEX"): 0, ("2025-06", "TWN"): 0})
    assert rows(share(empty), "share") == [(None,), (None,)]


def test_nothing_has_a_share_of_what_cancels_out(series, rows):
    cancelled = series({("2025-06", "MEX"): -4, ("2025-06", "TWN"): 4})
    assert rows(share(cancelled), "share") == [(None,), (None,)]


def test_a_balance_can_be_shared_in(trade, rows):
    parts = balance(trade, by=["partner"])
    assert rows(share(parts, by=[], of="balance_usd")) == [("MEX", 80, -2), ("TWN", -120, 3)]
