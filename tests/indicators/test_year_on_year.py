from balanza.indicators import balance, year_on_year, year_to_date


def test_compares_with_the_same_month_a_year_before(imports, rows):
    assert rows(year_on_year(imports)) == [
        ("2024-01", 30, None, None),
        ("2024-02", 30, None, None),
        ("2025-01", 100, 30, 2.333333),
        ("2025-02", 20, 30, -0.333333),
    ]


def test_each_series_is_compared_with_itself(imports, rows):
    assert rows(year_on_year(imports, by=["partner"]))[3:] == [
        ("2025-01", "MEX", 30, 20, 0.5),
        ("2025-01", "TWN", 70, 10, 6),
        ("2025-02", "MEX", 10, None, None),
        ("2025-02", "TWN", 10, 30, -0.666667),
    ]


def test_from_zero_there_is_no_change(series, rows):
    grown = year_on_year(series({"2024-06": 0, "2025-06": 5, "2026-06": 0}))
    assert rows(grown, "before", "year_on_year") == [(0, None), (5, -1), (None, None)]


def test_a_missing_month_is_no_year_before(series, rows):
    grown = year_on_year(series({"2023-06": 1, "2024-05": 1, "2025-06": 2}))
    assert {row[3] for row in rows(grown)} == {None}


def test_a_value_that_is_missing_is_no_row(series, rows):
    assert rows(year_on_year(series({"2024-06": None, "2025-06": 5}))) == [
        ("2025-06", 5, None, None)
    ]


def test_a_deficit_that_deepens_by_a_half_is_plus_a_half(series, rows):
    assert rows(year_on_year(series({"2024-06": -2, "2025-06": -3})))[1] == (
        "2025-06",
        -3,
        -2,
        0.5,
    )


def test_spans_compare_like_months(trade, rows):
    so_far = balance(year_to_date(trade, by=["month", "flow"]))
    assert rows(year_on_year(so_far, of="balance_usd"))[2:] == [
        ("2025-01", -60, -15, 3),
        ("2025-02", -20, -20, 0),
    ]
