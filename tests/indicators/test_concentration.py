import math

from balanza.indicators import concentration

INDEX = ("month", "concentration", "suppliers_equivalent")
KIN = ("month", "suppliers", "concentration_points", "concentration_normalised", "entropy")


def test_is_the_sum_of_squared_shares(imports, rows):
    assert rows(concentration(imports), *INDEX) == [
        ("2024-01", 0.555556, 1.8),
        ("2024-02", 1, 1),
        ("2025-01", 0.58, 1.724138),
        ("2025-02", 0.5, 2),
    ]


def test_the_same_is_told_on_other_scales(imports, rows):
    assert rows(concentration(imports), *KIN) == [
        ("2024-01", 2, 5555.555556, 0.111111, 0.636514),
        ("2024-02", 1, 10_000, 1, 0),
        ("2025-01", 2, 5800, 0.16, 0.610864),
        ("2025-02", 2, 5000, 0, 0.693147),
    ]


def test_entropy_of_halves_and_quarters_is_one_and_a_half_bits(series, rows):
    parts = {("2025-06", partner): 25 for partner in ("CAN", "MEX")} | {("2025-06", "TWN"): 50}
    bits = round(1.5 * math.log(2), 6)
    assert rows(concentration(series(parts)), "entropy") == [(bits,)]


def test_flows_are_kept_apart_only_when_asked_for(trade, rows):
    told = concentration(trade, by=["flow"])
    assert rows(told, "flow", *INDEX[1:]) == [
        ("exports", 1, 1),
        ("imports", 0.555556, 1.8),
    ]


def test_without_columns_all_rows_are_one_market(imports, rows):
    assert rows(concentration(imports, by=[]), *INDEX[1:]) == [(0.555556, 1.8)]


def test_who_sells_nothing_or_less_does_not_count(series, rows):
    odd = {("2025-06", "CHN"): -4, ("2025-06", "MEX"): 7, ("2025-06", "TWN"): 0}
    assert rows(concentration(series(odd)), *INDEX) == [("2025-06", 1, 1)]


def test_without_suppliers_there_is_no_concentration(series, rows):
    assert rows(concentration(series({("2025-06", "MEX"): 0}))) == []
