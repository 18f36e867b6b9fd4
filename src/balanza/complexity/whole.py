"""All that is told of a matrix at once, as arrays and as rows."""

from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Any

import narwhals as nw
import numpy as np

from balanza.complexity.advantage import advantages, specialised
from balanza.complexity.eigenvector import indices
from balanza.complexity.iteration import fitness
from balanza.complexity.matrices import Array, Matrix, matrix
from balanza.complexity.relatedness import density, proximity
from balanza.frames import AnyFrame


@dataclass(frozen=True)
class Complexity:
    """What `matrix` says; `present` is one where the advantage is at least the threshold.

    Each part is worked out when it is first asked for. Whoever is specialised in nothing is
    None in the rows, and NaN in the arrays.
    """

    matrix: Matrix
    present: Array

    @cached_property
    def advantages(self) -> Array:
        """Revealed comparative advantage of each row and column."""
        return advantages(self.matrix.values)

    @cached_property
    def density(self) -> Array:
        """Relatedness density of each row and column."""
        return density(self.present)

    @cached_property
    def proximity(self) -> Array:
        """Proximity of each column and column."""
        return proximity(self.present)

    @cached_property
    def indices(self) -> tuple[Array, Array]:
        """Complexity of rows and of columns."""
        return indices(self.present)

    @property
    def leaning(self) -> float:
        """Correlation of complexity with diversity, whose sign decides which end is up.

        Near zero the order is one of kinds of products, not of less and more; NaN where all
        rows are as diverse.
        """
        having = self.present.sum(axis=1) > 0
        with np.errstate(divide="ignore", invalid="ignore"):
            found = np.corrcoef(self.indices[0][having], self.present[having].sum(axis=1))
        return float(found[0, 1])

    @cached_property
    def fitness(self) -> tuple[Array, Array]:
        """Fitness of rows, and the complexity of columns that goes with it."""
        return fitness(self.present)

    def of_rows(self) -> list[dict[str, Any]]:
        """Each row: name, diversity, complexity, fitness; the most complex first."""
        named = (self.indices[0], self.fitness[0], self.present.sum(axis=1))
        return _records(self.matrix.rows, *named, count="diversity")

    def of_columns(self) -> list[dict[str, Any]]:
        """Each column: name, ubiquity, complexity, fitness; the most complex first."""
        named = (self.indices[1], self.fitness[1], self.present.sum(axis=0))
        return _records(self.matrix.columns, *named, count="ubiquity")

    def pairs(self) -> Any:  # noqa: ANN401  the engine's own kind of frame
        """Each row and column as an Arrow table: row, column, value, advantage, density."""
        rows, columns = self.matrix.rows, self.matrix.columns
        named = {
            "row": _spread(rows, np.repeat(np.arange(len(rows)), len(columns))),
            "column": _spread(columns, np.tile(np.arange(len(columns)), len(rows))),
            "value": self.matrix.values.ravel(),
            "advantage": self.advantages.ravel(),
            "is_specialised": self.present.ravel() > 0,
            "density": self.density.ravel(),
        }
        return nw.from_dict(named, backend="pyarrow").to_native()


def complexity(
    trade: AnyFrame,
    row: str = "partner",
    column: str = "product",
    of: str = "value_usd",
    threshold: float = 1.0,
) -> Complexity:
    """Advantage, proximity, density, complexity and fitness of any frame of trade.

    Reads    `row`, `column`, `of`, which is summed
    Raises   as `matrix`
    """
    found = matrix(trade, row, column, of)
    return Complexity(found, specialised(found.values, threshold))


def _spread(names: tuple[str, ...], places: Any) -> nw.Series[Any]:  # noqa: ANN401
    """The name at each of `places`, without a string in Python for each."""
    series: nw.Series[Any] = nw.new_series("name", names, nw.String(), backend="pyarrow")
    spread: nw.Series[Any] = series[places]
    return spread


def _records(
    names: tuple[str, ...], index: Array, fit: Array, counts: Array, count: str
) -> list[dict[str, Any]]:
    lines = [
        {"name": name, count: int(many), "complexity": _known(value), "fitness": _known(its)}
        for name, value, its, many in zip(
            names, index.tolist(), fit.tolist(), counts.tolist(), strict=True
        )
    ]
    return sorted(lines, key=lambda it: (it["complexity"] is None, -(it["complexity"] or 0)))


def _known(value: float) -> float | None:
    return None if isnan(value) else value
