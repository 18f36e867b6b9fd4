from balanza.indicators import churn

# On paper: five products listed in 2018, of which one is gone and one is new in 2019.
LISTS = {("2018-12", "XRW", product): 1 for product in "ABCDE"} | {
    ("2019-12", "XRW", product): 1 for product in "ABCDF"
}


def test_one_in_five_that_is_gone_is_a_fifth(series, rows):
    told = churn(series(LISTS), among="product")
    assert rows(told) == [("2019-12", 5, 5, 4, 1, 1, 0.2)]


def test_suppliers_come_and_go(imports, rows):
    assert rows(churn(imports)) == [
        ("2025-01", 2, 2, 2, 0, 0, 0),
        ("2025-02", 2, 1, 1, 1, 0, 0),
    ]


def test_small_suppliers_can_be_left_off_the_list(imports, rows):
    told = churn(imports, at_least=0.4)
    assert rows(told) == [
        ("2025-01", 1, 1, 0, 1, 1, 1),
        ("2025-02", 2, 1, 1, 1, 0, 0),
    ]


def test_of_an_empty_list_nothing_can_be_gone(series, rows):
    lists = {("2024-06", "MEX"): 0, ("2025-06", "MEX"): 1}
    assert rows(churn(series(lists))) == [("2025-06", 1, 0, 0, 1, 0, None)]
