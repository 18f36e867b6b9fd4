from balanza.indicators import concentration


def test_is_the_sum_of_squared_shares(imports, rows):
    assert rows(concentration(imports)) == [
        ("2024-01", 0.555556, 1.8),
        ("2024-02", 1, 1),
        ("2025-01", 0.58, 1.724138),
        ("2025-02", 0.5, 2),
    ]


def test_flows_are_kept_apart_only_when_asked_for(trade, rows):
    assert rows(concentration(trade, by=["flow"])) == [
        ("exports", 1, 1),
        ("imports", 0.555556, 1.8),
    ]


def test_without_columns_all_rows_are_one_market(imports, rows):
    assert rows(concentration(imports, by=[])) == [(0.555556, 1.8)]


def test_who_sells_nothing_or_less_does_not_count(series, rows):
    odd = {("2025-06", "CHN"): -4, ("2025-06", "MEX"): 7, ("2025-06", "TWN"): 0}
    assert rows(concentration(series(odd))) == [("2025-06", 1, 1)]


def test_without_suppliers_there_is_no_concentration(series, rows):
    assert rows(concentration(series({("2025-06", "MEX"): 0}))) == []
