"""What each partner sells of each product, and what is known beside."""

from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from balanza.complexity import Array, matrix, placed, summed
from balanza.errors import SchemaError
from balanza.frames import AnyFrame, evaluated

BESIDE = ("before_usd", "duty_usd", "quantity", "claimed_usd")


@dataclass(frozen=True, slots=True)
class Sales:
    """Values by partner (rows) and product (columns), and what is known `beside` them.

    Of `beside`, by column, there is what the frame had: before_usd (a year before), duty_usd,
    quantity (NaN where it is not of one unit), claimed_usd. What is not there is not known.
    """

    partners: tuple[str, ...]
    products: tuple[str, ...]
    values: Array
    beside: dict[str, Array]


def sales(trade: AnyFrame) -> Sales:
    """The sales that a frame holds, one row for each partner and product.

    Reads    partner, product, value_usd, and any of before_usd, duty_usd, quantity, claimed_usd
    Raises   SchemaError when a value is missing or negative; QuestionError when there is none
    """
    found = evaluated(trade)
    whole = matrix(found)
    at = placed(found["partner"], whole.rows), placed(found["product"], whole.columns)
    known = (at[0] >= 0) & (at[1] >= 0)
    cells, shape = (at[0][known], at[1][known]), (len(whole.rows), len(whole.columns))
    beside = {
        name: summed(_checked(found[name], name)[known], cells, shape)
        for name in BESIDE
        if name in found.columns
    }
    return Sales(whole.rows, whole.columns, whole.values, beside)


def _checked(series: nw.Series[Any], name: str) -> Array:
    """The figures, NaN where there is none."""
    found: Array = np.asarray(series.cast(nw.Float64).to_numpy(), np.float64)
    if below := int((found < 0).sum()):
        raise SchemaError(
            f"{below:,} of {found.size:,} rows have {name} below zero; of sales it is zero or "
            f"more. Leave these rows out, or mend them."
        )
    return found
