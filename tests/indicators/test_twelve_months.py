from balanza.indicators import twelve_months

YEAR = {f"2024-{number:02d}": number for number in range(1, 13)}


def test_sums_the_month_and_the_eleven_before(series, rows):
    months = series(YEAR | {"2025-01": 100, "2025-02": 200})
    assert rows(twelve_months(months)) == [("2024-12", 78), ("2025-01", 177), ("2025-02", 375)]


def test_a_series_that_skips_months_keeps_its_sum(series, rows):
    world = {(month, "MEX"): 1 for month in [*YEAR, "2025-01"]}
    trade = series(world | {("2024-01", "TWN"): 5, ("2024-06", "TWN"): 7})
    assert rows(twelve_months(trade, by=["partner"])) == [
        ("2024-12", "MEX", 12),
        ("2024-12", "TWN", 12),
        ("2025-01", "MEX", 12),
        ("2025-01", "TWN", 7),
    ]


def test_a_sum_that_would_lack_a_month_is_left_out(series, rows):
    gap = {month: value for month, value in YEAR.items() if month != "2024-03"}
    assert rows(twelve_months(series(gap | {"2025-01": 1, "2025-02": 1}))) == []
