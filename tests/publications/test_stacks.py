import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.publications.chart import Chart, Series
from balanza.publications.stacks import stacks

SIZES = st.lists(st.integers(-999, 999), min_size=1, max_size=9)


def waterfall(sizes):
    whole = (*sizes, sum(sizes))
    names = tuple(map(str, range(len(whole))))
    series = Series("x", whole, ("#000000",))
    return Chart(kind="waterfall", categories=names, series=(series,), unit="", form="0")


def test_a_step_through_nought_lies_on_both_sides_of_it():
    found = stacks(waterfall([5, -8, 1]))
    assert found.base == (0, 0, -2, 0)
    assert found.above == (5, 5, 0, 0)
    assert found.below == (0, -3, -1, -2)


@given(SIZES)
def test_each_bar_is_as_long_as_its_number(sizes):
    found = stacks(waterfall(sizes))
    for size, above, below in zip([*sizes, sum(sizes)], found.above, found.below, strict=True):
        assert above >= 0 >= below
        assert above - below == pytest.approx(abs(size))


@given(SIZES)
def test_a_bar_begins_where_the_one_before_it_ended(sizes):
    found = stacks(waterfall(sizes))
    level = 0
    for n, size in enumerate(sizes):
        high = found.base[n] + found.above[n] if found.above[n] else found.base[n]
        low = found.base[n] + found.below[n] if found.below[n] else found.base[n]
        ends = {low, high} if found.above[n] or found.below[n] else {level, level + size}
        assert {level, level + size} <= ends
        level += size


def test_a_number_stands_beyond_the_end_that_is_farther_from_nought():
    assert [it > 0 for it in stacks(waterfall([5, -8, 1])).beyond] == [True, True, False, False]
