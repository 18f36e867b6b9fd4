"""Who trades how much of what, as a matrix."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import narwhals as nw
import numpy as np

from balanza.errors import QuestionError, SchemaError
from balanza.frames import AnyFrame, evaluated

Array: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`values` with a row for each of `rows` and a column for each of `columns`."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Array


def matrix(
    trade: AnyFrame, row: str = "partner", column: str = "product", of: str = "value_usd"
) -> Matrix:
    """The sums of `of` for each `row` and `column`, both in the order of their codes.

    Whoever trades nothing has no row, and what nobody trades no column. Any two columns of
    codes will do: states and products, partners and industries.

    Reads    `row`, `column`, `of`
    Raises   SchemaError when a value is missing or negative; QuestionError when none is
             above zero
    """
    found = _eager(trade).select(row, column, nw.col(of).cast(nw.Float64))
    values = _checked(found[of], of)
    traded = values > 0
    mine, its = (found[name].to_numpy()[traded].tolist() for name in (row, column))
    rows, columns = (tuple(sorted(set(it))) for it in (mine, its))
    if not rows:
        raise QuestionError(
            f"None of {len(found):,} rows has {of} above zero; a matrix of {row} and {column} "
            f"needs some. Choose another month, flow or product."
        )
    at = numbered(mine, rows) * len(columns) + numbered(its, columns)
    sums: Array = np.zeros(len(rows) * len(columns))
    np.add.at(sums, at, values[traded])
    return Matrix(rows, columns, sums.reshape(len(rows), len(columns)))


def numbered(codes: Iterable[str], names: Iterable[str]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The place of each of `codes` among `names`."""
    places = {name: number for number, name in enumerate(names)}
    return np.array([places[code] for code in codes], np.int64)


def _eager(trade: AnyFrame) -> nw.DataFrame[Any]:
    """`trade`, evaluated; as it is where it is already."""
    given: Any = nw.from_native(trade)
    return given if isinstance(given, nw.DataFrame) else evaluated(given)


def _checked(series: nw.Series[Any], of: str) -> Array:
    values = series.to_numpy()
    # What is missing is NaN by now, which is not at least zero either.
    wrong = int(np.count_nonzero(~(values >= 0)))
    if wrong:
        raise SchemaError(
            f"{wrong:,} of {len(values):,} rows have {of} missing or below zero; trade that "
            f"advantages are of is zero or more. Leave these rows out, or mend them."
        )
    return np.asarray(values, np.float64)
