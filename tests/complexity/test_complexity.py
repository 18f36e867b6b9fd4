"""The whole of a matrix at once, and the laws that it keeps."""

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from balanza.complexity import (
    Complexity,
    Matrix,
    advantages,
    complexity,
    density,
    fitness,
    indices,
    proximity,
    specialised,
)
from balanza.errors import QuestionError

values = arrays(np.float64, (5, 6), elements=st.integers(0, 10**6).map(float)).filter(
    lambda it: it.sum(axis=0).all() and it.sum(axis=1).all()
)
NESTED = [
    *(("WID", it, 10) for it in "pqrs"),
    *(("MID", it, 40) for it in "pq"),
    ("NAR", "p", 90),
]


def nested():
    trade = pl.DataFrame(NESTED, ["partner", "product", "value_usd"], orient="row")
    return complexity(trade, threshold=0.4)


def test_partners_and_products_come_with_their_numbers_most_complex_first():
    rows = nested().of_rows()
    assert [(it["name"], it["diversity"]) for it in rows] == [
        ("WID", 3),
        ("MID", 2),
        ("NAR", 1),
    ]
    assert {it["name"]: it["ubiquity"] for it in nested().of_columns()} == {
        "p": 2,
        "q": 2,
        "r": 1,
        "s": 1,
    }


def test_who_is_specialised_in_nothing_comes_last_without_a_number():
    present = np.array([[1.0, 1, 1], [0, 0, 0], [1, 1, 0], [1, 0, 0]])
    found = Complexity(Matrix(("A", "B", "C", "D"), ("p", "q", "r"), present), present)
    assert [it["name"] for it in found.of_rows()] == ["A", "C", "D", "B"]
    assert found.of_rows()[-1] == {
        "name": "B",
        "diversity": 0,
        "complexity": None,
        "fitness": None,
    }


def test_how_far_complexity_goes_with_diversity_is_told():
    # On paper complexity is (5, -1, -4) and diversity (5, -1, -4) / 3 above its mean.
    present = np.array([[1.0, 1, 1, 1], [1, 1, 0, 0], [1, 0, 0, 0]])
    found = Complexity(Matrix(("A", "B", "C"), ("p", "q", "r", "s"), present), present)
    assert found.leaning == pytest.approx(1)


def test_where_all_are_as_diverse_there_is_no_such_correlation():
    present = np.array([[1.0, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 1, 1, 0]])
    found = Complexity(Matrix(("A", "B", "C"), tuple("pqrst"), present), present)
    assert np.isnan(found.leaning)


def test_pairs_are_rows_of_a_table():
    found = pl.from_arrow(nested().pairs())
    one = found.filter(row="MID", column="q").row(0, named=True)
    # 40 of 80 against 50 of 210
    assert (one["value"], one["advantage"]) == (40, pytest.approx(0.5 / (50 / 210)))
    assert one["is_specialised"]
    assert len(found) == 12


@given(values)
def test_the_average_advantage_is_one(trade):
    weights = trade.sum(axis=0) / trade.sum()
    assert advantages(trade) @ weights == pytest.approx(np.ones(5))


@given(values)
def test_everybody_is_specialised_in_something(trade):
    assert specialised(trade).sum(axis=1).min() >= 1
    assert specialised(trade).sum(axis=0).min() >= 1


@given(values, st.integers(1, 1000))
def test_advantage_knows_no_unit(trade, unit):
    assert advantages(trade * unit) == pytest.approx(advantages(trade))


@given(values)
def test_proximity_is_symmetrical_and_bounded(trade):
    near = proximity(specialised(trade))
    assert (near == near.T).all()
    assert near.min() >= 0
    assert near.max() <= 1
    assert (np.diag(near) == 1).all()


@given(values)
def test_density_lies_between_none_and_all(trade):
    found = density(specialised(trade))
    assert found.min() >= 0
    assert found.max() <= 1 + 1e-12


@given(values)
def test_a_partner_is_the_mean_of_its_products(trade):
    present = specialised(trade)
    try:
        eci, pci = indices(present)
    except QuestionError:
        assume(False)
    assert (present @ pci) / present.sum(axis=1) == pytest.approx(eci, abs=1e-6)
    assert eci.mean() == pytest.approx(0, abs=1e-9)
    assert eci.std() == pytest.approx(1)


@given(values)
def test_fitness_is_one_on_average_and_more_for_who_can_more(trade):
    fit, _ = fitness(specialised(trade), steps=20)
    assert fit.mean() == pytest.approx(1)
    assert fit.min() >= 0


@given(values)
def test_the_order_of_the_partners_does_not_matter(trade):
    present = specialised(trade)
    assert density(present[::-1]) == pytest.approx(density(present)[::-1])
    assert fitness(present[::-1], 20)[0] == pytest.approx(fitness(present, 20)[0][::-1])
