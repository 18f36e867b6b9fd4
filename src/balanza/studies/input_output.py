"""An inter-country input-output table, and what follows from its coefficients."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from balanza.definitions import read_csv
from balanza.errors import SchemaError

Matrix: TypeAlias = NDArray[np.float64]
TOLERANCE = 1e-3  # of output; published tables are rounded
TOTALS = ("OUT", "OUTPUT", "TOTAL")  # what editions call the column of output


@dataclass(frozen=True, slots=True)
class InputOutput:
    """Who uses whose output: `inputs` and `final` by seller (rows) and user (columns).

    `industries` are labels such as MEX_C26, the origin before the first underscore; `users`
    are those of final demand. `value_added` and `output` are by industry. All in the unit of
    the table, mostly millions of dollars.
    """

    industries: tuple[str, ...]
    users: tuple[str, ...]
    inputs: Matrix
    final: Matrix
    value_added: Matrix
    output: Matrix

    @property
    def origins(self) -> tuple[str, ...]:
        """The country of each industry."""
        return tuple(origin(it) for it in self.industries)


def origin(label: str) -> str:
    """The country of a label: what stands before its first underscore.

    Tables that split a country by what its firms are for, such as Mexico's assembly for export
    (MX1, MX2), call the parts otherwise; they are of the country.
    """
    part = label.partition("_")[0]
    return _split_countries().get(part, part)


@cache
def _split_countries() -> dict[str, str]:
    """The country of each part of one that tables split."""
    return {
        it["part"]: it["country"] for it in read_csv("balanza.studies", "split_countries.csv")
    }


def coefficients(inputs: Matrix, output: Matrix) -> Matrix:
    """Inputs per unit of output, A = Z diag(x)^-1; an industry without output uses nothing."""
    per_unit = np.divide(1.0, output, out=np.zeros_like(output), where=output != 0)
    return inputs * per_unit


def input_output(
    rows: Sequence[str], columns: Sequence[str], values: Matrix, value_added: str, output: str
) -> InputOutput:
    """The table whose wide layout has `rows` and `columns`, as OECD's ICIO does.

    Labels that name a row and a column are industries; other columns, but for that of output,
    are final users. Rows are sellers, then taxes, `value_added` and `output`.

    Raises  SchemaError when a label is missing, twice there, or rows or columns do not sum to
            output
    """
    _check_labels(rows, columns, value_added, output)
    shared = set(rows) & set(columns) - {output}
    industries = tuple(it for it in rows if it in shared)
    known = shared | {output, *TOTALS}
    users = tuple(it for it in columns if it not in known)
    row = {name: number for number, name in enumerate(rows)}
    column = {name: number for number, name in enumerate(columns)}
    sellers = [row[it] for it in industries]
    makers = [column[it] for it in industries]
    told = InputOutput(
        industries=industries,
        users=users,
        inputs=values[np.ix_(sellers, makers)],
        final=values[np.ix_(sellers, [column[it] for it in users])],
        value_added=values[row[value_added], makers],
        output=values[row[output], makers],
    )
    sold = told.inputs.sum(axis=1) + told.final.sum(axis=1)
    spent = np.delete(values, row[output], axis=0)[:, makers].sum(axis=0)
    _check_sums(told, sold, "sell other than they make", "sold")
    _check_sums(told, spent, "spend other than they make", "spent on inputs, taxes and factors")
    return told


def _check_labels(
    rows: Sequence[str], columns: Sequence[str], value_added: str, output: str
) -> None:
    faults = [f"no row {it}" for it in (value_added, output) if it not in rows]
    faults += [
        f"{it} twice among the {kind}"
        for kind, labels in (("rows", rows), ("columns", columns))
        for it in sorted(name for name, count in Counter(labels).items() if count > 1)
    ]
    shared = set(rows) & set(columns) - {output}
    if not shared:
        faults.append("no industry that is both a row and a column")
    makes = {_industry(it) for it in shared}
    for kind, those in (("row", columns), ("column", rows)):
        faults += [
            f"no {kind} {it}" for it in those if it not in shared and _industry(it) in makes
        ]
    if faults:
        raise SchemaError(
            f"The input-output table has {'; '.join(faults)}. Rows are sellers, then value "
            f"added and output; columns the same industries, then final users. Name the two "
            f"rows if they are called otherwise."
        )


def _industry(label: str) -> str:
    """The industry of a label, whoever's it is; the label itself where it names no country."""
    return label.partition("_")[2] or label


def _check_sums(told: InputOutput, sums: Matrix, fault: str, what: str) -> None:
    """Refuse a table in which the sums of rows or columns are not output."""
    wrong = np.abs(sums - told.output) > TOLERANCE * np.maximum(np.abs(told.output), 1.0)
    if wrong.any():
        first = int(np.argmax(wrong))
        raise SchemaError(
            f"{int(wrong.sum())} of {len(told.output)} industries {fault}, the first "
            f"{told.industries[first]}: {sums[first]:,.1f} {what}, {told.output[first]:,.1f} "
            f"made. Rows and columns must sum to output; check the layout, and that no seller "
            f"and no final user is missing."
        )
