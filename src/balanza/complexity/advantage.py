"""Revealed comparative advantage, and who is specialised."""

import numpy as np

from balanza.complexity.matrices import Array
from balanza.errors import QuestionError


def advantages(values: Array) -> Array:
    """Balassa's index: the share of a product in what a row trades, over that in all trade.

    x(c,p) / x(c) over x(p) / x. One is the average; zero, where nothing is traded.

    Raises  QuestionError when a row or a column has no trade, of which there is no share
    """
    mine, its = values.sum(axis=1, keepdims=True), values.sum(axis=0, keepdims=True)
    _require_trade(mine, its)
    return np.asarray((values / mine) / (its / values.sum()))


def specialised(values: Array, threshold: float = 1.0) -> Array:
    """One where the advantage is at least `threshold`, else zero.

    Decided without a division, for x(c,p) * x and x(c) * x(p) round alike: an advantage of
    exactly one counts.

    Raises  as `advantages`
    """
    mine, its = values.sum(axis=1, keepdims=True), values.sum(axis=0, keepdims=True)
    _require_trade(mine, its)
    return np.asarray(values * values.sum() >= threshold * (mine * its), np.float64)


def _require_trade(mine: Array, its: Array) -> None:
    empty = int((mine <= 0).sum()), int((its <= 0).sum())
    if any(empty) or not mine.size or not its.size:
        raise QuestionError(
            f"{empty[0]} of {mine.size} rows and {empty[1]} of {its.size} columns of the "
            f"matrix have no trade; an advantage needs some in each. `matrix` leaves them out."
        )
