"""Economic and product complexity, by the eigenvector of Hidalgo and Hausmann."""

import numpy as np

from balanza.complexity.matrices import Array
from balanza.errors import QuestionError

ALIKE = 1e-9  # eigenvalues that differ by less cannot be told apart
TWO = 2


def indices(present: Array) -> tuple[Array, Array]:
    """The complexity of rows (ECI) and of columns (PCI).

    The eigenvector of the second eigenvalue of D^-1 M U^-1 M', with mean 0 and standard
    deviation 1 over the rows; its sign is that of the correlation with diversity. A column is
    on the same scale, so that a row is the mean of the columns that it has. Rows and columns
    that have nothing are NaN.

    Raises  QuestionError when the eigenvector is not the only one: too few rows or columns,
            all alike, or groups that share no column
    """
    having, had = present.sum(axis=1) > 0, present.sum(axis=0) > 0
    known = present[np.ix_(having, had)]
    of_rows, of_columns = _standardised(known, _second(known))
    eci, pci = np.full(having.size, np.nan), np.full(had.size, np.nan)
    eci[having], pci[had] = of_rows, of_columns
    return eci, pci


def _second(present: Array) -> Array:
    """The second eigenvector over the columns, whichever of the two sides is the shorter.

    D^-1/2 M U^-1/2 has the same eigenvalues, squared, and makes them symmetrical, so that
    they are found safely and in real numbers.
    """
    if min(present.shape) < TWO:
        raise QuestionError(
            f"Of {present.shape[0]} rows and {present.shape[1]} columns that have something no "
            f"complexity can be told; it takes two of each. Choose more."
        )
    diversity, ubiquity = present.sum(axis=1), present.sum(axis=0)
    even = present / np.sqrt(np.outer(diversity, ubiquity))
    is_wide = present.shape[0] <= present.shape[1]
    roots, vectors = np.linalg.eigh(even @ even.T if is_wide else even.T @ even)
    _require_only_one(roots)
    vector = even.T @ vectors[:, -TWO] if is_wide else vectors[:, -TWO]
    return np.asarray(vector / np.sqrt(ubiquity))


def _standardised(present: Array, of_columns: Array) -> tuple[Array, Array]:
    diversity = present.sum(axis=1)
    of_rows = (present @ of_columns) / diversity
    # Where all rows are as diverse the correlation has no sign, and the first one decides.
    leaning = float((diversity - diversity.mean()) @ of_rows) or float(of_rows[0])
    mean, spread = of_rows.mean(), of_rows.std()
    sign = np.sign(leaning)
    return sign * (of_rows - mean) / spread, sign * (of_columns - mean) / spread


def _require_only_one(roots: Array) -> None:
    first, second, third = roots[-1], roots[-TWO], roots[-3] if roots.size > TWO else 0.0
    if first - second < ALIKE:
        problem = "falls into groups that share no column"
    elif second < ALIKE:
        problem = "has rows that are all alike"
    elif roots.size > TWO and second - third < ALIKE:
        problem = "has two axes of equal weight"
    else:
        return
    raise QuestionError(
        f"The matrix {problem}, so that complexity is not one order but any. "
        f"Choose more rows or columns, or the groups one by one."
    )
