"""Laws of two-way trade, duty and re-exports."""

import polars as pl
import pytest
from hypothesis import given
from laws import trades

from balanza.indicators import dutiable_share, duty_rate, grubel_lloyd, re_export_share


@given(trades)
def test_two_way_trade_is_a_part_of_trade_and_finer_products_show_no_more(trade):
    fine = grubel_lloyd(trade).sort("month")
    coarse = grubel_lloyd(trade.with_columns(product=pl.lit("all"))).sort("month")
    assert fine["grubel_lloyd"].drop_nulls().is_between(0, 1).all()
    assert (fine["two_way_usd"] <= coarse["two_way_usd"] + 1e-3).all()


@given(trades)
def test_turning_exports_into_imports_leaves_two_way_trade_alone(trade):
    other = {"imports": "exports", "exports": "imports"}
    turned = trade.with_columns(pl.col("flow").replace(other))
    told, back = (grubel_lloyd(it).sort("month")["two_way_usd"] for it in (trade, turned))
    assert told.to_list() == back.to_list()


@given(trades)
def test_the_effective_rate_is_the_dutiable_share_times_the_rate_on_it(trade):
    told = duty_rate(trade).join(dutiable_share(trade), on="month").drop_nulls()
    for row in told.iter_rows(named=True):
        product = row["dutiable_share"] * row["rate_on_dutiable"]
        assert row["duty_rate"] == pytest.approx(product)


@given(trades)
def test_re_exports_of_partners_sum_to_those_of_all(trade):
    parts = re_export_share(trade, by=["partner"])["re_exports_usd"].sum()
    assert parts == re_export_share(trade, by=[])["re_exports_usd"].sum()
