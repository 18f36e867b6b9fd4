"""What has no answer says so."""

import numpy as np
import pytest

from balanza.complexity import density, fitness, indices, proximity
from balanza.errors import QuestionError


@pytest.mark.parametrize(
    ("present", "words"),
    [
        ([[1, 1, 0], [1, 1, 0], [0, 0, 1]], "falls into groups that share no column"),
        ([[1, 1], [1, 1], [1, 1]], "has rows that are all alike"),
        ([[0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 0, 1], [1, 1, 1, 0]], "two axes of equal weight"),
        ([[1, 1, 1]], "Of 1 rows and 3 columns .* no complexity"),
        ([[0, 0], [0, 0]], "Of 0 rows and 0 columns"),
    ],
)
def test_complexity_that_is_not_one_order_is_refused(present, words):
    with pytest.raises(QuestionError, match=words):
        indices(np.array(present, float))


def test_who_has_nothing_is_told_apart_and_changes_nothing():
    nested = np.array(
        [[1, 1, 1, 1, 0], [1, 1, 0, 0, 0], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]], float
    )
    eci, pci = indices(nested)
    assert eci * np.sqrt(14) == pytest.approx([5, -1, np.nan, -4], nan_ok=True)
    assert pci * np.sqrt(14) == pytest.approx([-4, 2, 11, 11, np.nan], nan_ok=True)
    fit, quality = fitness(nested, 1)
    assert fit == pytest.approx([12 / 7, 6 / 7, np.nan, 3 / 7], nan_ok=True)
    assert np.isnan(quality).tolist() == [False, False, False, False, True]


def test_where_all_are_as_diverse_the_first_is_the_more_complex():
    chain = np.array([[1, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 1, 1, 0]], float)
    eci, _ = indices(chain)
    assert eci == pytest.approx([np.sqrt(1.5), 0, -np.sqrt(1.5)])


def test_nothing_is_near_what_nobody_has():
    present = np.array([[1.0, 0], [1, 0]])
    assert proximity(present).tolist() == [[1, 0], [0, 0]]
    with pytest.raises(QuestionError, match="Nobody has 1 of 2 products"):
        density(present)
    assert density(present, [0]).tolist() == [[1], [1]]


def test_fitness_of_nothing_or_in_no_step_is_refused():
    with pytest.raises(QuestionError, match="Fitness of 0 rows with 0 columns in 200 steps"):
        fitness(np.zeros((2, 2)))
    with pytest.raises(QuestionError, match="in 0 steps"):
        fitness(np.ones((2, 2)), steps=0)


def test_fitness_beyond_floats_is_refused():
    weights = np.array([[1, 1], [1e-320, 0]])
    with pytest.raises(QuestionError, match=r"left the range of floats\. Take fewer steps"):
        fitness(weights)
