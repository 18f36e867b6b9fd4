"""Laws of shares, concentration, lists and dependence."""

import math

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import of_partners, suppliers, trades

from balanza.indicators import (
    churn,
    concentration,
    concentration_ratio,
    dependence,
    exposure,
    share,
    single_point_of_failure,
)


@given(trades)
def test_shares_of_a_total_sum_to_one(trade):
    sums = share(trade).group_by("month").agg(pl.col("share").sum(), pl.col("value_usd").sum())
    for _, shares, total in sums.iter_rows():
        assert shares == pytest.approx(1 if total else 0)


@given(suppliers)
def test_concentration_lies_between_even_shares_and_one(values):
    [told] = concentration(of_partners(values)).to_dicts()
    index = told["concentration"]
    assert 1 / len(values) <= index * (1 + 1e-9)
    assert index <= 1 + 1e-9
    assert told["suppliers_equivalent"] == pytest.approx(1 / index)
    assert told["concentration_points"] == pytest.approx(10_000 * index)
    assert 0 <= told["concentration_normalised"] <= index + 1e-9


@given(suppliers)
def test_as_entropy_counts_suppliers_there_are_no_fewer(values):
    [told] = concentration(of_partners(values)).to_dicts()
    counted = math.exp(told["entropy"])
    assert told["suppliers_equivalent"] <= counted * (1 + 1e-6)
    assert counted <= told["suppliers"] * (1 + 1e-6)


@given(suppliers)
def test_more_of_the_largest_hold_no_less_and_all_hold_all(values):
    parts = of_partners(values)
    held = [
        concentration_ratio(parts, k=k)["concentration_ratio"].item()
        for k in range(1, len(values) + 1)
    ]
    assert held == sorted(held)
    assert held[0] == pytest.approx(max(values) / sum(values))
    assert held[-1] == pytest.approx(1)


@given(trades)
def test_at_most_one_can_hold_more_than_half(trade):
    assert single_point_of_failure(trade)["month"].is_unique().all()


@given(trades)
def test_exposure_is_within_the_share_and_shares_sum_to_one(trade):
    told = exposure(trade)
    assert (told["exposure"] <= told["share"] + 1e-12).all()
    for _, sums in told.group_by("month").agg(pl.col("share").sum()).iter_rows():
        assert sums == pytest.approx(1)


@given(trades)
def test_lists_before_and_now_differ_by_who_entered_and_left(trade):
    for row in churn(trade).iter_rows(named=True):
        assert row["listed"] == row["stayed"] + row["entered"]
        assert row["listed_before"] == row["stayed"] + row["left"]


@given(trades)
def test_a_wider_circle_never_leaves_more_outside(trade):
    by = ["month", "product"]
    narrow, wide = (
        dependence(trade, by=by, inside=it).sort(by)["outside_usd"] for it in ("CAN", "CAN+MEX")
    )
    assert (wide <= narrow).all()


@given(st.integers(1, 10**9), st.integers(1, 50))
def test_even_shares_are_as_concentrated_as_they_are_many(value, many):
    [told] = concentration(of_partners([value] * many)).to_dicts()
    assert told["concentration"] == pytest.approx(1 / many)
    assert told["suppliers_equivalent"] == pytest.approx(many)
    assert told["suppliers"] == many
    assert told["entropy"] == pytest.approx(math.log(many), abs=1e-9)


@given(suppliers, st.integers(1, 10**6))
def test_merging_two_suppliers_never_lowers_concentration(values, more):
    apart = concentration(of_partners([*values, more]))["concentration"].item()
    merged = concentration(of_partners([*values[:-1], values[-1] + more]))
    assert merged["concentration"].item() >= apart - 1e-12
