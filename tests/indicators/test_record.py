from balanza.indicators import balance, record


def test_a_month_beyond_every_earlier_one_is_a_record(trade, rows):
    assert rows(record(balance(trade), of="balance_usd")) == [
        ("2024-01", -15, False, False, 0),
        ("2024-02", -5, True, False, 1),
        ("2025-01", -60, False, True, 2),
        ("2025-02", 40, True, False, 3),
    ]


def test_to_equal_a_record_is_none(series, rows):
    level = series({"2024-12": 1, "2025-01": 3, "2025-02": 3, "2025-03": 1, "2025-04": 2})
    assert rows(record(level), "month", "is_highest", "is_lowest") == [
        ("2024-12", False, False),
        ("2025-01", True, False),
        ("2025-02", False, False),
        ("2025-03", False, False),
        ("2025-04", False, False),
    ]


def test_each_series_has_its_own_records(imports, rows):
    assert rows(record(imports, by=["partner"])) == [
        ("2024-01", "MEX", 20, False, False, 0),
        ("2024-01", "TWN", 10, False, False, 0),
        ("2024-02", "TWN", 30, True, False, 1),
        ("2025-01", "MEX", 30, True, False, 1),
        ("2025-01", "TWN", 70, True, False, 2),
        ("2025-02", "MEX", 10, False, True, 2),
        ("2025-02", "TWN", 10, False, False, 3),
    ]


def test_the_order_of_the_rows_does_not_matter(series, rows):
    backwards = series({"2025-03": 3, "2025-02": 2, "2025-01": 1})
    assert rows(record(backwards), "month", "is_highest", "earlier") == [
        ("2025-01", False, 0),
        ("2025-02", True, 1),
        ("2025-03", True, 2),
    ]
