"""Laws that hold for every indicator."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import KEYS, trades
from polars.testing import assert_frame_equal

from balanza import indicators

DOLLARS = ["before", "change"]
CENTS = 1e-3  # what floats may differ by: a tenth of a cent
every_indicator = pytest.mark.parametrize("name", indicators.__all__)


def told(name, trade):
    """What the indicator says of `trade`, its rows in the order of their keys."""
    answer = getattr(indicators, name)(trade)
    return answer.sort([it for it in (*KEYS, "to") if it in answer.columns])


@every_indicator
@given(trades)
@settings(max_examples=30)
def test_the_unit_of_the_value_does_not_matter(name, trade):
    of_millis = told(name, trade.with_columns(pl.col("value_usd") * 1000))
    in_dollars = [it for it in of_millis.columns if it.endswith("_usd") or it in DOLLARS]
    assert_frame_equal(
        of_millis.with_columns(pl.col(in_dollars) / 1000), told(name, trade), abs_tol=CENTS
    )


@every_indicator
@given(trades, st.randoms())
@settings(max_examples=30)
def test_the_order_of_the_rows_does_not_matter(name, trade, chance):
    rows = trade.rows()
    chance.shuffle(rows)
    shuffled = pl.DataFrame(rows, trade.schema, orient="row")
    assert_frame_equal(told(name, shuffled), told(name, trade), abs_tol=CENTS)


@every_indicator
@given(trades)
@settings(max_examples=30)
def test_a_row_may_be_split_in_two(name, trade):
    part = pl.col("value_usd") // 3
    split = pl.concat(
        [trade.with_columns(part), trade.with_columns(pl.col("value_usd") - part)]
    )
    assert_frame_equal(told(name, split), told(name, trade), abs_tol=CENTS)
