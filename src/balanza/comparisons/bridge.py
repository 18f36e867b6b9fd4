"""The bridge from a total before to the total after."""

from collections.abc import Sequence

import narwhals as nw

from balanza.comparisons._steps import PARTS, steps, unit
from balanza.frames import AnyFrame, LazyFrame, any_frame, lazy


@any_frame
def bridge(
    before: LazyFrame,
    after: AnyFrame,
    by: Sequence[str] = (),
    of: str = "value_usd",
    where: nw.Expr | None = None,
) -> LazyFrame:
    """What leads from the total before to the total after; the steps sum to it, exactly.

    A row is named by all columns that are no numbers, but for the snapshot. A month is known
    where a frame has any row of it with the same flow, measure and level, whether or not
    `where` keeps that row. Rows without a value do not count.

    Reads    month, `of` (whole numbers), the columns in `by`, and those that name a row
    Returns  one row per `by`: before, new_months, gone_months, revised (rows of both),
             appeared and vanished (rows of one, in months of both), after; each ends in the
             unit of `of`; rows (how many of the months known to both changed)
    Raises   SchemaError when the frames differ in columns, or `of` is not whole
    """
    end = unit(of)
    told = steps(before, lazy(after), by, of, where).rename({it: f"{it}{end}" for it in PARTS})
    return told.select(*by, *(f"{it}{end}" for it in PARTS), "rows")
