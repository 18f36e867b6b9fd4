import narwhals as nw

from balanza.frames import lazy
from balanza.indicators import reclassification

COLUMNS = (
    "month",
    "partner",
    "change",
    "trade_usd",
    "moved_in_usd",
    "moved_out_usd",
    "new_usd",
    "ended_usd",
)
BEFORE = {("2023-06", "A", "1"): 100, ("2023-06", "A", "2"): 30, ("2023-06", "B", "3"): 50}
NOW = {("2024-06", "A", "1"): 110, ("2024-06", "B", "2"): 40, ("2024-06", "A", "3"): 70}


def test_a_code_that_moved_counts_in_its_own_years(series, rows):
    """The example of docs/explanation/bridges.md: codes 1 stays, 2 leaves, 3 comes."""
    assert rows(reclassification(series(BEFORE | NOW)), *COLUMNS) == [
        ("2024-06", "A", 50, 10, 70, 30, 0, 0),
        ("2024-06", "B", -10, 0, 40, 50, 0, 0),
    ]


def test_either_list_held_in_both_years_says_what_trade_would_have_been(series, rows):
    lists = ("partner", "reclassified_usd", "trade_old_list_usd", "trade_new_list_usd")
    assert rows(reclassification(series(BEFORE | NOW)), *lists, "reclassification") == [
        ("A", 40, 20, 30, 0.307692),
        ("B", -10, 20, 10, -0.2),
    ]


def test_a_code_is_new_or_has_ended_where_the_other_year_does_not_know_it(series, rows):
    renumbered = {("2023-06", "A", "1"): 7, ("2024-06", "A", "9"): 8}
    assert rows(reclassification(series(renumbered)), *COLUMNS) == [
        ("2024-06", "A", 1, 0, 0, 0, 8, 7)
    ]


def test_a_code_without_trade_stays_where_a_row_of_zero_says_that_it_is_listed(series, rows):
    listed = {("2023-06", "A", "1"): 0, ("2024-06", "A", "1"): 8, ("2023-06", "A", "2"): 3}
    assert rows(reclassification(series(listed)), *COLUMNS) == [
        ("2024-06", "A", 5, 8, 0, 0, 0, 3)
    ]


def test_what_stands_in_a_list_does_so_for_every_partner(series, rows):
    """Taiwan did not trade code 04 before; Mexico did, so that it is not new."""
    keys = {
        ("2023-06", "MEX", "04"): 5,
        ("2024-06", "MEX", "04"): 6,
        ("2024-06", "TWN", "04"): 2,
    }
    listed = lazy(series(keys)).with_columns(atp=nw.lit("08"))
    found = reclassification(listed, by=("month", "partner"), among="atp")
    assert rows(found, "partner", "atp", "trade_usd", "new_usd") == [
        ("MEX", "08", 1, 0),
        ("TWN", "08", 2, 0),
    ]


def test_from_nothing_there_is_no_ratio(series, rows):
    grown = {("2023-06", "A", "1"): 0, ("2024-06", "A", "1"): 8}
    assert rows(reclassification(series(grown)), "trade_usd", "reclassification") == [(8, None)]


def test_a_row_without_a_value_says_where_a_code_stands_and_is_no_trade(series, rows):
    listed = {("2023-06", "A", "1"): 10, ("2024-06", "A", "1"): None}
    elsewhere = {("2023-06", "B", "2"): None, ("2024-06", "A", "2"): 5}
    assert rows(reclassification(series(listed | elsewhere)), *COLUMNS) == [
        ("2024-06", "A", -5, -10, 5, 0, 0, 0)
    ]
