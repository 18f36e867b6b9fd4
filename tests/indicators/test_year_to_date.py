from balanza.indicators import balance, year_to_date


def test_each_month_sums_from_january(trade, rows):
    assert rows(year_to_date(trade, by=["flow"])) == [
        ("2024-01", "exports", 15),
        ("2024-01", "imports", 30),
        ("2024-02", "exports", 40),
        ("2024-02", "imports", 60),
        ("2025-01", "exports", 40),
        ("2025-01", "imports", 100),
        ("2025-02", "exports", 100),
        ("2025-02", "imports", 120),
    ]


def test_a_series_that_skips_a_month_keeps_its_sum(imports, rows):
    mexico = [row for row in rows(year_to_date(imports, by=["partner"])) if row[1] == "MEX"]
    assert mexico == [
        ("2024-01", "MEX", 20),
        ("2024-02", "MEX", 20),
        ("2025-01", "MEX", 30),
        ("2025-02", "MEX", 40),
    ]


def test_a_series_that_starts_late_has_no_month_before(series, rows):
    late = series({("2025-01", "MEX"): 1, ("2025-02", "TWN"): 2})
    assert rows(year_to_date(late, by=["partner"])) == [
        ("2025-01", "MEX", 1),
        ("2025-02", "MEX", 1),
        ("2025-02", "TWN", 2),
    ]


def test_a_sum_that_would_lack_a_month_is_left_out(series, rows):
    gap = series({"2024-11": 1, "2024-12": 1, "2025-01": 1, "2025-02": 1, "2025-04": 1})
    assert rows(year_to_date(gap)) == [("2025-01", 1), ("2025-02", 2)]


def test_the_result_is_trade_again(trade, rows):
    so_far = year_to_date(trade, by=["month", "flow"])
    assert rows(balance(so_far), "month", "balance_usd") == [
        ("2024-01", -15),
        ("2024-02", -20),
        ("2025-01", -60),
        ("2025-02", -20),
    ]


def test_agrees_with_what_the_provider_states(trade, rows):
    by = ["month", "flow", "partner"]
    ours = rows(year_to_date(trade, by=by))
    assert set(rows(trade, *by, "value_ytd_usd")) <= set(ours)
