from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.bridges import bridge, conflicts, depth_of, lists_in_force
from balanza.errors import UnknownName

JANUARY = date(2024, 1, 1)
codes = st.sampled_from(["1", "2", "3", "4"])
trades = st.lists(st.tuples(codes, st.integers(0, 10**12)), min_size=1, max_size=20)
lists = st.dictionaries(codes, st.sampled_from(["04", "08", "00", ""]))


def test_each_row_is_given_the_category_of_its_code(traded, listed, rows):
    assert rows(bridge(traded, listed, "atp"), "month", "product", "atp", "value_usd") == [
        ("2024-01", "8471500150", "04", 40),
        ("2024-01", "8802400040", "08", 7),
        ("2024-02", "1111111111", "unlisted", 2),
        ("2024-02", "8471500150", "04", 30),
        ("2024-02", "9801001097", "00", 5),
    ]


def test_a_category_may_be_cut_to_a_level(traded, listed, rows):
    found = bridge(traded, listed, "naics", depth_of("naics", "NA3"))
    assert rows(found, "naics", "value_usd") == [
        ("334", 30),
        ("334", 40),
        ("336", 7),
        ("unassigned", 5),
        ("unlisted", 2),
    ]


def test_another_year_holds_where_it_is_insisted_on(traded, listed, rows):
    found = rows(bridge(traded, listed, "atp", None, 2023), "product", "atp")
    assert found == [
        ("1111111111", "unlisted"),
        ("8471500150", "00"),
        ("8471500150", "00"),
        ("8802400040", "unlisted"),
        ("9801001097", "unlisted"),
    ]


def test_a_column_of_that_name_gives_way(frame, listed, rows):
    there = frame(
        [("2024-01", "imports", "8802400040", "?")], "month", "flow", "product", "atp"
    )
    assert rows(bridge(there, listed, "atp"), "product", "atp") == [("8802400040", "08")]


@pytest.mark.parametrize(
    ("lists", "held"),
    [
        (["2024-01"], "2024-01"),
        (["2024-01", "2024-03", "2024-07"], "2024-03"),
        (["2024-07", "2024-09"], "2024-07"),
        (["2023-12", "2025-01"], None),
    ],
)
def test_the_newest_list_of_the_year_holds_else_its_first(frame, rows, lists, held):
    may = frame([("2024-05", "imports")], "month", "flow")
    dated = frame([(it, "imports") for it in [*lists, *lists]], "month", "flow")
    assert rows(lists_in_force(may, dated), "list") == ([(held,)] if held else [])


def test_exports_have_lists_of_their_own(frame, rows):
    both = frame([("2024-05", "imports"), ("2024-05", "exports")], "month", "flow")
    dated = frame([("2024-01", "exports")], "month", "flow")
    assert rows(lists_in_force(both, dated)) == [("2024-05", "exports", "2024-01")]


def test_a_code_in_two_categories_of_one_list_is_found(frame, rows):
    twice = [("2024-01", "imports", "1", it) for it in ("04", "08", "04")]
    again = [("2024-02", "imports", "1", "04"), ("2024-02", "imports", "1", "04")]
    told = frame([*twice, *again], "month", "flow", "product", "atp")
    assert rows(conflicts(told, "atp")) == [("2024-01", "imports", "1", "04", "08")]


def test_a_code_that_two_parts_list_alike_counts_once(frame, traded, rows):
    twice = [("2024-01", "imports", "8802400040", "08")] * 2
    told = frame(twice, "month", "flow", "product", "atp")
    assert ("8802400040", "08", 7) in rows(
        bridge(traded, told, "atp"), "product", "atp", "value_usd"
    )
    assert len(rows(bridge(traded, told, "atp"))) == 5


def test_levels_are_told_by_their_names():
    assert (depth_of("sitc", "SI2"), depth_of("enduse", "EU5"), depth_of("atp", "")) == (
        2,
        5,
        None,
    )
    with pytest.raises(UnknownName, match="No level of naics is called 'NA7'"):
        depth_of("naics", "NA7")
    with pytest.raises(
        UnknownName, match="No classification that commodities lead to is called"
    ):
        depth_of("hs", "HS2")


@given(trades, lists)
def test_the_categories_sum_to_the_whole(traded, listed):
    trade = pl.DataFrame(
        [(JANUARY, "imports", *row) for row in traded],
        ["month", "flow", "product", "value_usd"],
        orient="row",
    )
    known = pl.DataFrame(
        [(JANUARY, "imports", *row) for row in listed.items()],
        {"month": pl.Date, "flow": pl.String, "product": pl.String, "atp": pl.String},
        orient="row",
    )
    found = bridge(trade, known, "atp")
    assert found["value_usd"].sum() == trade["value_usd"].sum()
    by_category = dict(found.group_by("atp").agg(pl.col("value_usd").sum()).iter_rows())
    assert by_category.get("04", 0) == sum(v for code, v in traded if listed.get(code) == "04")
    assert by_category.get("unlisted", 0) == sum(v for code, v in traded if code not in listed)
