"""Inter-country input-output tables in the usual wide layout, such as OECD's ICIO."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from balanza.errors import SourceError
from balanza.sources.supplied.columns import table_of


def wide(path: Path | str) -> tuple[tuple[str, ...], tuple[str, ...], NDArray[np.float64]]:
    """The labels of the rows, those of the columns, and the values of a wide table.

    The first column holds the labels of the rows.

    Raises  SourceError when a cell is no number
    Source  https://www.oecd.org/en/data/datasets/inter-country-input-output-tables.html
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load

    table = table_of(path)
    labels, *columns = table.column_names
    values = np.empty((table.num_rows, len(columns)))
    for number, name in enumerate(columns):
        try:
            values[:, number] = table[name].cast(pa.float64()).to_numpy()
        except (pa.ArrowInvalid, ValueError) as problem:
            raise SourceError(
                f"{Path(path).name}, {name}: {problem}. Every cell but the labels must hold "
                f"a number."
            ) from problem
    if np.isnan(values).any():
        raise SourceError(f"{Path(path).name} has empty cells; write 0 where nothing is.")
    return tuple(table[labels].cast(pa.string()).to_pylist()), tuple(columns), values
