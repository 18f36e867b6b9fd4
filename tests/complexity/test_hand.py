"""Three partners and four products, worked out on paper in docs/explanation/complexity.md."""

import numpy as np
import pytest

from balanza.complexity import density, fitness, indices, proximity

WIDE, MIDDLE, NARROW = range(3)
NESTED = np.array([[1, 1, 1, 1], [1, 1, 0, 0], [1, 0, 0, 0]], float)


def test_proximity_is_the_lower_of_two_chances():
    assert proximity(NESTED) == pytest.approx(
        np.array(
            [
                [1, 2 / 3, 1 / 3, 1 / 3],
                [2 / 3, 1, 1 / 2, 1 / 2],
                [1 / 3, 1 / 2, 1, 1],
                [1 / 3, 1 / 2, 1, 1],
            ]
        )
    )


def test_density_is_what_one_has_of_what_is_near():
    found = density(NESTED)
    assert found[MIDDLE] == pytest.approx([5 / 7, 5 / 8, 5 / 17, 5 / 17])
    assert found[WIDE] == pytest.approx([1, 1, 1, 1])


def test_density_of_some_products_is_that_of_all():
    assert (density(NESTED, [3, 1]) == density(NESTED)[:, [3, 1]]).all()


def test_complexity_is_the_second_eigenvector_standardised():
    eci, pci = indices(NESTED)
    assert eci * np.sqrt(14) == pytest.approx([5, -1, -4])
    assert pci * np.sqrt(14) == pytest.approx([-4, 2, 11, 11])


def test_complexity_of_the_longer_side_has_the_same_eigenvector():
    # Turned, products are rows: their scale is (-2, 0, 3, 3), with mean 1 and variance 4.5.
    # The first product has most partners, and the sign follows it.
    pci, eci = indices(NESTED.T)
    assert pci * np.sqrt(4.5) == pytest.approx([3, 1, -2, -2])
    assert eci.argsort().tolist() == [WIDE, MIDDLE, NARROW]


def test_fitness_after_one_step():
    fit, quality = fitness(NESTED, steps=1)
    assert fit == pytest.approx([12 / 7, 6 / 7, 3 / 7])
    assert quality == pytest.approx([8 / 17, 12 / 17, 24 / 17, 24 / 17])
