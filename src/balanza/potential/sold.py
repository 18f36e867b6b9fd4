"""What each partner sells of each product, and what is known beside."""

from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from balanza.complexity import Array, matrix, numbered
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
    known = found.filter(
        nw.col("partner").is_in(whole.rows), nw.col("product").is_in(whole.columns)
    )
    places = (
        numbered(known["partner"].to_list(), whole.rows),
        numbered(known["product"].to_list(), whole.columns),
    )
    beside = {}
    for name in (it for it in BESIDE if it in found.columns):
        beside[name] = np.zeros(whole.values.shape)
        np.add.at(beside[name], places, _checked(known[name], name))
    return Sales(whole.rows, whole.columns, whole.values, beside)


def _checked(series: nw.Series[Any], name: str) -> Array:
    """The figures, NaN where there is none."""
    found: Array = np.array(series.cast(nw.Float64).to_list(), np.float64)
    if below := int((found < 0).sum()):
        raise SchemaError(
            f"{below:,} of {found.size:,} rows have {name} below zero; of sales it is zero or "
            f"more. Leave these rows out, or mend them."
        )
    return found
