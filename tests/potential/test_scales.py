"""Marks lie between 0 and 1, and rise with what speaks for a partner."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.potential import parts, scaled

RISING = ("advantage", "density", "growth", "duty_difference", "capacity", "preference")


def marks(name, *values):
    return scaled(parts()[name], np.array(values, float)).tolist()


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("advantage", (0, 1, 3), [0, 0.5, 0.75]),
        ("density", (0, 0.2, 1), [0, 0.2, 1]),
        ("growth", (-1, 0, 1), [0, 0.5, 2 / 3]),
        ("unit_value", (0.5, 1, 2), [0.5, 1, 0.5]),
        ("duty_difference", (-0.25, 0, 0.125, 0.4), [0, 0.5, 0.75, 1]),
    ],
)
def test_marks_of_what_is_known(name, values, expected):
    assert marks(name, *values) == pytest.approx(expected)


@pytest.mark.parametrize("name", parts())
def test_what_is_not_known_stays_so(name):
    assert np.isnan(marks(name, np.nan)).all()


@pytest.mark.parametrize("name", RISING)
@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=5))
def test_more_is_never_worse_and_always_within_bounds(name, values):
    found = marks(name, *sorted(values))
    assert found == sorted(found)
    assert 0 <= found[0] <= found[-1] <= 1
