"""Laws of balances, windows, records and ranks."""

from datetime import date
from itertools import accumulate, pairwise

import narwhals as nw
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import DECEMBER, dollars, monthly, of_months, of_partners, trades
from polars.testing import assert_frame_equal

from balanza.frames import lazy
from balanza.indicators import (
    balance,
    rank,
    rank_persistence,
    rank_shift,
    record,
    time_since,
    twelve_months,
    year_on_year,
    year_to_date,
)
from balanza.indicators._windows import last_twelve, year_so_far


@given(trades)
def test_the_balance_of_the_whole_is_the_sum_of_its_parts(trade):
    parts = balance(trade, by=["partner", "product"]).select(
        pl.col("exports_usd", "imports_usd", "balance_usd").sum()
    )
    assert parts.rows() == balance(trade, by=[]).rows()


@given(monthly)
def test_the_year_to_date_of_december_is_the_year(values):
    december = pl.col("month") == DECEMBER
    [(_, to_date)] = year_to_date(of_months(values)).filter(december).iter_rows()
    [(_, twelve)] = twelve_months(of_months(values)).filter(december).iter_rows()
    assert to_date == twelve == sum(values[12:])


@given(monthly)
def test_years_to_date_differ_by_the_month(values):
    so_far = year_to_date(of_months(values)).sort("month")["value_usd"].to_list()
    steps = [now - before for before, now in pairwise(so_far[12:])]
    assert steps == values[13:]


@pytest.mark.parametrize("window", [year_to_date, twelve_months])
@given(trades, monthly)
def test_no_series_is_lost_within_a_window(window, trade, values):
    every_month = of_months(values).with_columns(partner=pl.lit("CHN"))
    whole = pl.concat([trade.select("month", "value_usd", "partner"), every_month])
    parts = window(whole, by=["partner"]).group_by("month").agg(pl.col("value_usd").sum())
    assert_frame_equal(parts, window(whole), check_row_order=False)


@pytest.mark.parametrize("window", [year_so_far, last_twelve])
@given(trades, monthly, st.integers(1, 12))
def test_windows_of_one_end_are_those_among_all(window, trade, values, number):
    every_month = of_months(values).with_columns(partner=pl.lit("CHN"))
    whole = lazy(pl.concat([trade.select("month", "value_usd", "partner"), every_month]))
    of_all, of_one = (window(whole, ["partner"], "value_usd", it) for it in (0, number))
    wanted = of_all.filter(nw.col("month").dt.month() == number)
    columns = ["month", "partner", "value_usd"]
    some, same = (it.select(columns).collect("polars").to_native() for it in (wanted, of_one))
    assert_frame_equal(some, same, check_row_order=False)


@pytest.mark.parametrize("window", [year_so_far, last_twelve])
@given(trades, monthly)
def test_windows_of_few_rows_are_those_of_many(window, trade, values):
    every_month = of_months(values).with_columns(partner=pl.lit("CHN"))
    whole = lazy(pl.concat([trade.select("month", "value_usd", "partner"), every_month]))
    found = [window(whole, ["partner"], "value_usd", few=it) for it in (True, False)]
    columns = ["month", "partner", "value_usd"]
    few, many = (it.select(columns).collect("polars").to_native() for it in found)
    assert_frame_equal(few, many, check_row_order=False)


@given(monthly)
def test_records_are_the_steps_of_the_running_extremes(values):
    found = record(of_months(values)).sort("month")
    for column, extreme in (("is_highest", max), ("is_lowest", min)):
        running = list(accumulate(values, extreme))
        steps = [now != before for before, now in pairwise(running)]
        assert found[column].to_list() == [False, *steps]


@given(monthly)
def test_what_was_never_as_high_is_a_record(values):
    since = time_since(of_months(values)).sort("month")
    told = record(of_months(values)).sort("month")
    never = since["highest_for"].is_null() & (told["earlier"] > 0)
    assert never.to_list() == told["is_highest"].to_list()


@given(
    st.lists(st.tuples(st.integers(0, 90), st.sampled_from("AB")), min_size=1, unique=True),
    st.data(),
)
def test_the_last_as_high_and_as_low_are_found_among_all_earlier_months(places, data):
    """Over seven years with gaps and many months alike, against looking at each pair."""
    worth = {
        (date(2018 + n // 12, n % 12 + 1, 1), name): data.draw(st.integers(-2, 2))
        for n, name in places
    }
    rows = [(*key, value) for key, value in worth.items()]
    trade = pl.DataFrame(rows, ["month", "partner", "value_usd"], orient="row")
    for it in time_since(trade, by=["partner"]).iter_rows(named=True):
        earlier = {
            month: value
            for (month, name), value in worth.items()
            if name == it["partner"] and month < it["month"]
        }
        high = [month for month, value in earlier.items() if value >= it["value_usd"]]
        low = [month for month, value in earlier.items() if value <= it["value_usd"]]
        assert it["as_high_in"] == max(high, default=None)
        assert it["as_low_in"] == max(low, default=None)


@given(trades)
def test_growth_leads_from_the_value_before_to_the_value_now(trade):
    grown = year_on_year(trade).drop_nulls()
    assume(len(grown))
    for _, now, before, growth in grown.iter_rows():
        assert before * (1 + growth) == pytest.approx(now, abs=1e-3)


@given(st.lists(dollars, min_size=1, max_size=9, unique=True))
def test_ranks_without_ties_are_each_place_once(values):
    ranked = rank(of_partners(values)).sort("rank")
    assert ranked["rank"].to_list() == list(range(1, len(values) + 1))
    assert ranked["value_usd"].to_list() == sorted(values, reverse=True)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_a_rank_is_one_more_than_the_number_of_larger_ones(values):
    for _, _, value, place in rank(of_partners(values)).iter_rows():
        assert place == 1 + sum(other > value for other in values)


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_what_some_climb_others_fall(before, now):
    year_before = DECEMBER.replace(year=DECEMBER.year - 1)
    trade = pl.concat([of_partners(before, year_before), of_partners(now)])
    assert rank_shift(trade)["rank_shift"].sum() == 0


@given(trades, st.integers(1, 4))
def test_a_list_persists_in_part(trade, many):
    for row in rank_persistence(trade, k=many).iter_rows(named=True):
        assert row["stayed"] <= min(row["listed"], row["listed_before"])
        assert row["persistence"] is None or 0 <= row["persistence"] <= 1
