"""The bridge from a total before to the total after."""

from collections.abc import Sequence

import narwhals as nw

from balanza.comparisons._steps import PARTS, steps, summed, unit
from balanza.frames import AnyFrame, LazyFrame, any_frame


@any_frame
def bridge(
    before: LazyFrame,
    after: AnyFrame,
    by: Sequence[str] = (),
    of: str = "value_usd",
    where: nw.Expr | None = None,
) -> LazyFrame:
    """What leads from the total before to the total after; the steps sum to it, exactly.

    Rows and known months are told apart as in `steps`.

    Reads    month, `of` (whole numbers), the columns in `by`, and those that name a row
    Returns  one row per `by`: before, new_months, gone_months, revised (rows of both),
             appeared and vanished (rows of one, in months of both), after; each ends in the
             unit of `of`; rows (how many of the months known to both changed)
    Raises   SchemaError when the frames differ in columns, or `of` is not whole
    """
    return bridge_of(steps(before, after, by, of, where), by, of)


def bridge_of(told: LazyFrame, by: Sequence[str], of: str) -> LazyFrame:
    """The bridge by `by` that `steps` by these columns, or finer ones, make up."""
    end = unit(of)
    sums = summed(told, by, (*PARTS, "rows"))
    named = sums.rename({it: f"{it}{end}" for it in PARTS if end})
    return named.select(*by, *(f"{it}{end}" for it in PARTS), "rows")
