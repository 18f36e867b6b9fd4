"""Laws that no choice of numbers may break."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from balanza.studies import InputOutput, geopolitical_distance, unit_value, value_added

JUNE = date(2025, 6, 1)
votes = st.floats(-5, 5, allow_nan=False)
sales = st.dictionaries(
    st.sampled_from(["CAN", "CHN", "MEX", "TWN"]), st.integers(1, 10**9), min_size=1
)
entries = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(1, 10**9)), min_size=1, max_size=9
)


def of_votes(points):
    columns = {"partner": list(points), "ideal_point": list(points.values())}
    return pl.DataFrame(columns).with_columns(year=pl.lit(2024, pl.Int64))


def of_sales(sold):
    columns = {"partner": list(sold), "value_usd": list(sold.values())}
    return pl.DataFrame(columns).with_columns(month=pl.lit(JUNE))


@given(sales, votes, st.tuples(votes, votes, votes))
def test_distance_lies_between_the_nearest_and_the_farthest(sold, home, others):
    points = {"USA": home, **dict(zip(("CAN", "CHN", "MEX"), others, strict=True))}
    assume(sold.keys() & points.keys())
    [told] = geopolitical_distance(of_sales(sold), of_votes(points)).to_dicts()
    apart = [abs(points[it] - home) for it in sold if it in points]
    distance = told["geopolitical_distance"]
    assert min(apart) - 1e-9 <= distance <= max(apart) + 1e-9
    known = sum(value for name, value in sold.items() if name in points)
    assert told["covered"] == pytest.approx(known / sum(sold.values()))


@given(sales, votes, votes)
def test_moving_everybody_alike_leaves_distance_alone(sold, home, by):
    points = {"USA": home, "CAN": 0.5, "CHN": -1.0, "MEX": 0.0}
    moved = {name: point + by for name, point in points.items()}
    assume(sold.keys() & points.keys())
    [there], [here] = (
        geopolitical_distance(of_sales(sold), of_votes(it))["geopolitical_distance"].to_list()
        for it in (points, moved)
    )
    assert here == pytest.approx(there, abs=1e-9)


@given(entries)
def test_a_unit_value_lies_between_those_of_its_entries(pairs):
    frame = pl.DataFrame(
        {
            "product": "8471500150",
            "consumption_quantity_1": [amount for amount, _ in pairs],
            "consumption_value_usd": [value for _, value in pairs],
            "quantity_unit_1": "NO",
        }
    )
    [told] = unit_value(frame, by=["product"]).to_dicts()
    prices = [value / amount for amount, value in pairs if amount]
    assert 0 <= told["covered"] <= 1
    if prices:
        assert min(prices) * (1 - 1e-9) <= told["unit_value"] <= max(prices) * (1 + 1e-9)
    else:
        assert told["unit_value"] is None


@given(
    st.lists(st.lists(st.floats(0, 0.3), min_size=3, max_size=3), min_size=3, max_size=3),
    st.lists(st.integers(1, 1000), min_size=3, max_size=3),
)
def test_value_added_by_all_origins_is_all_that_is_used(shares, used):
    """Where no taxes stand between, each dollar that is used was added somewhere."""
    per_unit, final = np.array(shares), np.array(used, dtype=float)
    output = np.linalg.solve(np.eye(3) - per_unit, final)
    inputs = per_unit * output
    labels = ("CAN_1", "MEX_1", "USA_1")
    table = InputOutput(
        labels, ("USA_F",), inputs, final[:, None], output - inputs.sum(axis=0), output
    )
    assert sum(value_added(table, "USA").values()) == pytest.approx(final.sum())
