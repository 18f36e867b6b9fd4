"""Fitness of rows and quality of columns, after Tacchella and others."""

import numpy as np

from balanza.complexity.matrices import Array
from balanza.errors import QuestionError

STEPS = 200


def fitness(present: Array, steps: int = STEPS) -> tuple[Array, Array]:
    """Fitness of rows, and the complexity of columns that goes with it; both have mean 1.

    F(c) = sum of Q(p) that c has; Q(p) = 1 / sum of 1 / F(c) that have p; each is divided by
    its mean after each of `steps`. Where it does not settle, fitness tends to zero: then only
    the order counts. Rows and columns that have nothing are NaN.

    Raises  QuestionError when there is no step or nothing to count, or figures leave the range
            of floats
    """
    having, had = present.sum(axis=1) > 0, present.sum(axis=0) > 0
    known = present[np.ix_(having, had)]
    if steps < 1 or not known.size:
        raise QuestionError(
            f"Fitness of {known.shape[0]} rows with {known.shape[1]} columns in {steps} steps "
            f"is of nothing. It takes one of each at least."
        )
    fit, quality = np.ones(known.shape[0]), np.ones(known.shape[1])
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        for _ in range(steps):
            fit, quality = _mean_one(known @ quality), _mean_one(1 / ((1 / fit) @ known))
    if not (np.isfinite(fit).all() and np.isfinite(quality).all()):
        raise QuestionError(
            f"Within {steps} steps fitness left the range of floats. Take fewer steps."
        )
    of_rows, of_columns = np.full(having.size, np.nan), np.full(had.size, np.nan)
    of_rows[having], of_columns[had] = fit, quality
    return of_rows, of_columns


def _mean_one(values: Array) -> Array:
    return np.asarray(values / values.mean())
