"""How near products are to each other, and a partner to products."""

from collections.abc import Sequence

import numpy as np

from balanza.complexity.matrices import Array
from balanza.errors import QuestionError


def proximity(present: Array, columns: Sequence[int] | None = None) -> Array:
    """The lower of two chances: that who has one product has the other, and the reverse.

    phi(p,q) = |both| / max(|p|, |q|), where `present` is one or zero. A product that nobody
    has is near to none, not to itself either.

    Returns  one row for each of `columns` (default: all), one column for every product
    """
    ones = present.astype(np.float32)  # holds counts exactly, at half the cost
    chosen = ones if columns is None else ones[:, list(columns)]
    both = (chosen.T @ ones).astype(np.float64)
    had = np.maximum(present.sum(axis=0), 1.0)
    its = had if columns is None else had[list(columns)]
    larger = np.maximum(its[:, None], had[None, :])
    return np.asarray(np.divide(both, larger, out=larger))  # a third array costs as much again


def density(present: Array, columns: Sequence[int] | None = None) -> Array:
    """How much of what is near a product a partner has: from 0 (none) to 1 (all of it).

    The proximities of the products it has, over all of that product, its own included. With
    `columns` only these are worked out, so that ten thousand products fit in memory.

    Returns  one row for each of `present`, one column for each of `columns`
    Raises   QuestionError when nobody has one of the products, to which nothing is near
    """
    near = proximity(present, columns)
    whole = near.sum(axis=1)
    if lonely := int((whole <= 0).sum()):
        raise QuestionError(
            f"Nobody has {lonely} of {whole.size} products, so nothing is near them. "
            f"Leave them out, or lower the threshold of advantage."
        )
    return np.asarray((present @ near.T) / whole)
