from balanza.indicators import time_since

COLUMNS = ("month", "as_high_in", "highest_for", "as_low_in", "lowest_for")


def test_the_last_month_as_high_and_the_last_as_low_are_named(series, rows):
    # April is missing: it is counted over.
    months = {"2025-01": 5, "2025-02": 3, "2025-03": 4, "2025-05": 5, "2025-06": 1}
    assert rows(time_since(series(months)), *COLUMNS) == [
        ("2025-01", None, None, None, None),
        ("2025-02", "2025-01", 1, None, None),
        ("2025-03", "2025-01", 2, "2025-02", 1),
        ("2025-05", "2025-01", 4, "2025-03", 2),
        ("2025-06", "2025-05", 1, None, None),
    ]


def test_a_series_looks_back_on_itself_alone(series, rows):
    trade = {("2025-01", "MEX"): 9, ("2025-02", "MEX"): 8, ("2025-02", "TWN"): 1}
    assert rows(time_since(series(trade), by=["partner"]), "partner", "highest_for") == [
        ("MEX", 1),
        ("MEX", None),
        ("TWN", None),
    ]


def test_years_are_looked_back_on(series, rows):
    """Nine in January 2018, one a month from 2019 on, then five; and a low of 2018."""
    plain = {f"{year}-{number:02d}": 1 for year in range(2019, 2025) for number in range(1, 13)}
    months = {"2018-01": 9, "2018-02": -4} | plain | {"2025-01": 5, "2025-02": -4}
    *_, january, february = rows(time_since(series(months)), *COLUMNS)
    assert january == ("2025-01", "2018-01", 84, "2024-12", 1)
    assert february == ("2025-02", "2025-01", 1, "2018-02", 84)
