"""Who trades how much of what, as a matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import narwhals as nw
import numpy as np

from balanza.errors import QuestionError, SchemaError
from balanza.frames import AnyFrame, evaluated

Array: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]
Places: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
LISTED = (nw.Categorical, nw.Enum)


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
    traded = found.filter(nw.col(of) > 0)
    if not len(traded):
        raise QuestionError(
            f"None of {len(found):,} rows has {of} above zero; a matrix of {row} and {column} "
            f"needs some. Choose another month, flow or product."
        )
    (rows, mine), (columns, its) = (_numbered(traded[name]) for name in (row, column))
    shape = len(rows), len(columns)
    return Matrix(rows, columns, summed(values[values > 0], (mine, its), shape))


def summed(values: Array, at: tuple[Places, Places], shape: tuple[int, int]) -> Array:
    """A matrix of `shape` with the sums of `values` in the cells they stand `at`."""
    cells = at[0] * shape[1] + at[1]
    sums = np.bincount(cells, values, shape[0] * shape[1])
    return np.asarray(sums, np.float64).reshape(shape)


def placed(codes: nw.Series[Any], names: Sequence[str]) -> Places:
    """The place of each of `codes` among `names`; -1 for one that is not there."""
    return _placed(*_encoded(codes), names)


def _numbered(codes: nw.Series[Any]) -> tuple[tuple[str, ...], Places]:
    """The distinct `codes` in their order, and the place of each."""
    distinct, which = _encoded(codes)
    names = tuple(sorted(distinct))
    return names, _placed(distinct, which, names)


def _encoded(codes: nw.Series[Any]) -> tuple[list[str], Places]:
    """The distinct `codes` as they come, and which of them each is.

    Only the distinct ones become strings of Python, which are slow to look up one by one.
    """
    # Categories of another library may be listed without being there; strings are not.
    plain = codes.cast(nw.String) if codes.dtype in LISTED else codes
    found = plain.to_arrow().dictionary_encode()
    return found.dictionary.to_pylist(), found.indices.to_numpy()


def _placed(distinct: Sequence[str], which: Places, names: Sequence[str]) -> Places:
    own = {name: place for place, name in enumerate(names)}
    return np.array([own.get(it, -1) for it in distinct], np.int64)[which]


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
