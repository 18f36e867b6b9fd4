"""Laws of what a change is made of."""

import polars as pl
import pytest
from hypothesis import given
from laws import trades

from balanza.indicators import (
    constant_market_share,
    contribution,
    shift_share,
    sourcing_shift,
    year_on_year,
)


def moved(trade):
    """The shares lost and gained in a frame of one flow, by month and partner."""
    by_partner = contribution(trade, among="partner")
    positive = by_partner.with_columns(pl.col("value_usd", "before").clip(lower_bound=0))
    shares = positive.with_columns(
        shift=pl.col("value_usd") / pl.col("value_usd").sum().over("month")
        - pl.col("before") / pl.col("before").sum().over("month")
    )
    return shares.filter(pl.col("shift").is_finite())


@given(trades)
def test_contributions_add_up_to_the_growth_of_the_total(trade):
    growth = dict(year_on_year(trade).select("month", "year_on_year").iter_rows())
    sums = (
        contribution(trade)
        .group_by("month")
        .agg(pl.col("contribution").sum(), pl.col("contribution").null_count().alias("unknown"))
    )
    for month, added, unknown in sums.iter_rows():
        assert growth[month] is None if unknown else added == pytest.approx(growth[month])


@given(trades)
def test_each_row_of_a_shift_is_a_loss_and_each_column_a_gain(trade):
    flows = sourcing_shift(trade)
    shifts = {(m, p): s for m, p, s in moved(trade).select("month", "partner", "shift").rows()}
    for name, sign in (("partner", -1), ("to", 1)):
        sums = flows.group_by("month", name).agg(pl.col("moved_share").sum())
        told = {(month, who): share for month, who, share in sums.rows()}
        for key, shift in shifts.items():
            assert told.get(key, 0) == pytest.approx(max(sign * shift, 0), abs=1e-9)


@given(trades)
def test_no_table_moves_less_than_a_shift(trade):
    total = sourcing_shift(trade)["moved_share"].sum()
    assert total == pytest.approx(moved(trade)["shift"].abs().sum() / 2, abs=1e-9)


@given(trades)
def test_what_markets_and_shares_did_sums_to_the_change(trade):
    told = constant_market_share(trade)
    parts = pl.sum_horizontal("scale_usd", "mix_usd", "competitiveness_usd")
    for change, sums in told.select("change", parts).iter_rows():
        assert sums == pytest.approx(change, abs=1)


@given(trades)
def test_the_scale_of_all_is_the_change_of_the_whole(trade):
    told = (
        constant_market_share(trade)
        .group_by("month")
        .agg(pl.col("before", "change", "scale_usd").sum())
    )
    for _, before, change, scale in told.iter_rows():
        assert scale == pytest.approx(change if before else 0, abs=1)


@given(trades)
def test_growth_is_the_sum_of_its_shifts(trade):
    told = shift_share(trade).drop_nulls("growth")
    parts = pl.sum_horizontal("of_all", "of_mix", "of_share")
    for growth, sums in told.select("growth", parts).iter_rows():
        assert sums == pytest.approx(growth, rel=1e-6, abs=1e-6)
