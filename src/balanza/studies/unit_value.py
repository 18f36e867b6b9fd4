"""Unit values."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError
from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import totals, unless_zero


@any_frame
def unit_value(
    detail: LazyFrame,
    by: Sequence[str] = ("month", "product"),
    of: str = "consumption_value_usd",
    quantity: str = "consumption_quantity_1",
    unit: str = "quantity_unit_1",
) -> LazyFrame:
    """Dollars per unit of quantity, within a commodity line and one unit only.

    A quantity of zero may mean that none was reported; such rows count for neither value nor
    quantity, and `covered` says how much of the value is left. Units are never added up: each
    has its own row.

    Reads    product (ten digits), `of`, `quantity`, `unit`, the columns in `by`
    Returns  one row per `by` and `unit`: `of` (of rows with a quantity), `quantity`, covered
             (a ratio to all value; null where that is zero), unit_value (null without any)
    Raises   QuestionError when products would be added up
    """
    if "product" not in by:
        raise QuestionError(
            f"A unit value by {', '.join(by) or 'nothing'} would add up different goods. "
            f"Ask for it within each line: put product among the columns of `by`."
        )
    counted = nw.when((nw.col(quantity) > 0) & (nw.col(unit) != ""))
    marked = detail.with_columns(
        _value=counted.then(nw.col(of).cast(nw.Float64)).otherwise(nw.lit(0.0)),
        _quantity=counted.then(nw.col(quantity).cast(nw.Float64)).otherwise(nw.lit(0.0)),
    )
    sums = totals(marked, [*by, unit], of, "_value", "_quantity")
    return sums.select(
        *by,
        unit,
        nw.col("_value").alias(of),
        nw.col("_quantity").alias(quantity),
        covered=nw.col("_value") / unless_zero(nw.col(of)),
        unit_value=nw.col("_value") / unless_zero(nw.col("_quantity")),
    )
