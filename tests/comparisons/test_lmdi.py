import math

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.comparisons import lmdi
from balanza.errors import SchemaError

PARTS = ("quantity_usd", "unit_value_usd", "new_usd", "ended_usd", "unmeasured_usd")


@pytest.fixture
def lines(engine):
    """Make a frame on each engine from {product: (value, quantity)}."""

    def make(told):
        values, amounts = zip(*told.values(), strict=True)
        columns = {"product": pa.array(told), "value_usd": pa.array(values, pa.int64())}
        return engine(pa.table({**columns, "quantity_1": pa.array(amounts, pa.int64())}))

    return make


def test_a_change_is_of_quantity_and_of_unit_value(lines, rows):
    # Twice as much at the price; as much at one and a half; twice as much at twice the price,
    # of which each is half: L = 300 / ln 4, and L ln 2 = 150.
    before = lines({"more": (50, 10), "dearer": (40, 10), "both": (100, 100)})
    after = lines({"more": (100, 20), "dearer": (60, 10), "both": (400, 200)})
    assert rows(lmdi(before, after), "product", "quantity_usd", "unit_value_usd") == [
        ("both", 150, 150),
        ("dearer", 0, 20),
        ("more", 50, 0),
    ]


def test_more_for_the_same_money_is_cheaper(lines, rows):
    told = lmdi(lines({"04": (10, 1)}), lines({"04": (10, 2)}))
    gain = round(10 * math.log(2), 6)
    assert rows(told, "quantity_usd", "unit_value_usd") == [(gain, -gain)]


def test_what_cannot_be_split_stands_apart(lines, rows):
    before = lines({"ended": (5, 1), "no quantity": (7, 0), "below zero": (-1, 1)})
    after = lines({"new": (3, 1), "no quantity": (9, 2), "below zero": (4, 1)})
    assert rows(lmdi(before, after), "product", *PARTS) == [
        ("below zero", 0, 0, 0, 0, 5),
        ("ended", 0, 0, 0, -5, 0),
        ("new", 0, 0, 3, 0, 0),
        ("no quantity", 0, 0, 0, 0, 2),
    ]


def test_a_frame_without_quantities_is_refused(lines):
    bare = lines({"04": (1, 1)})
    with pytest.raises(SchemaError, match="The frame before lacks general_quantity_1"):
        lmdi(bare, bare, quantity="general_quantity_1")


sides = st.dictionaries(
    st.sampled_from("ABCD"), st.tuples(st.integers(0, 10**9), st.integers(0, 10**6)), min_size=1
).map(
    lambda it: pl.DataFrame(
        [(name, *pair) for name, pair in it.items()],
        ["product", "value_usd", "quantity_1"],
        orient="row",
    )
)


@given(sides, sides)
def test_the_parts_sum_to_the_change(before, after):
    for row in lmdi(before, after).iter_rows(named=True):
        change = row["after_usd"] - row["before_usd"]
        assert math.fsum(row[name] for name in PARTS) == pytest.approx(change, abs=1e-3)


@given(sides, sides)
def test_backwards_every_part_changes_its_sign(before, after):
    there = lmdi(before, after).sort("product")
    back = lmdi(after, before).sort("product")
    for name, other in (*((it, it) for it in ("quantity_usd", "unit_value_usd")), PARTS[2:4]):
        assert there[name].to_list() == pytest.approx((-back[other]).to_list(), abs=1e-3)
