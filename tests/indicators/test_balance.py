import pytest

from balanza.indicators import balance


def test_balance_is_exports_minus_imports(trade, rows):
    assert rows(balance(trade)) == [
        ("2024-01", 15, 30, -15),
        ("2024-02", 25, 30, -5),
        ("2025-01", 40, 100, -60),
        ("2025-02", 60, 20, 40),
    ]


def test_a_direction_without_trade_counts_as_zero(trade, rows):
    assert rows(balance(trade, by=["partner"])) == [("MEX", 140, 60, 80), ("TWN", 0, 120, -120)]


def test_without_columns_all_trade_is_one_row(trade, rows):
    assert rows(balance(trade, by=[])) == [(140, 180, -40)]


def test_any_value_can_be_balanced(trade, rows):
    assert rows(balance(trade, of="value_ytd_usd"))[1] == ("2024-02", 40, 40, 0)


@pytest.mark.parametrize("column", ["exports_usd", "imports_usd", "balance_usd"])
def test_a_month_without_rows_is_no_month_of_zero(trade, rows, column):
    assert len(rows(balance(trade), column)) == 4
