"""Where the value that somebody uses was added."""

from collections.abc import Iterable

import numpy as np

from balanza.errors import QuestionError, SchemaError
from balanza.studies.input_output import InputOutput, Matrix, coefficients, origin


def value_added(
    table: InputOutput,
    user: str,
    of: Iterable[str] = (),
    *,
    industrial: bool = False,
) -> dict[str, float]:
    """Value added by each origin in what `user` uses, through all stages of production.

    `user` is a country. Counted is its final demand or, with `industrial`, what its
    industries buy; of the industries `of` alone (such as C26, whoever makes it; default:
    all). Per origin in the unit of the table; the parts sum to the use, but for taxes on
    products.

    Raises  QuestionError when the table knows no such user or industry; SchemaError when its
            industries use up all that they make
    """
    use = _used(table, user, industrial=industrial)
    use = np.where(_is_of(table, tuple(of)), use, 0.0)
    made = _made(table, use)
    per_unit = coefficients(table.value_added, table.output)
    added = per_unit * made
    origins = np.array(table.origins)
    return {it: float(added[origins == it].sum()) for it in dict.fromkeys(table.origins)}


def _made(table: InputOutput, use: Matrix) -> Matrix:
    """The output of each industry, through all stages, that `use` takes: (I - A)^-1 f."""
    own = coefficients(table.inputs, table.output)
    try:
        made = np.linalg.solve(np.eye(len(use)) - own, use)
    except np.linalg.LinAlgError as problem:
        raise SchemaError(
            "The input-output table has industries that use up all that they make, so that no "
            "output covers a final use. Check the rows of value added and output."
        ) from problem
    return np.asarray(made, dtype=np.float64)


def _used(table: InputOutput, user: str, *, industrial: bool) -> Matrix:
    labels, values = (
        (table.industries, table.inputs) if industrial else (table.users, table.final)
    )
    ours = np.array([origin(it) == user for it in labels], dtype=bool)
    if not ours.any():
        known = ", ".join(dict.fromkeys(map(origin, labels)))
        raise QuestionError(f"The table has no use by '{user}'. There are: {known}.")
    chosen: Matrix = values[:, ours].sum(axis=1)
    return chosen


def _is_of(table: InputOutput, industries: tuple[str, ...]) -> np.ndarray:
    names = [it.partition("_")[2] for it in table.industries]
    if strange := [it for it in industries if it not in names]:
        known = ", ".join(dict.fromkeys(names))
        raise QuestionError(
            f"The table has no industry {', '.join(strange)}. There are: {known}."
        )
    return np.array([not industries or it in industries for it in names], dtype=bool)
