"""Revisions: what is said otherwise of months that were known."""

from collections.abc import Sequence

import narwhals as nw

from balanza.comparisons._steps import PARTS, steps, unit
from balanza.frames import AnyFrame, LazyFrame, any_frame


@any_frame
def revision(
    before: LazyFrame,
    after: AnyFrame,
    by: Sequence[str] = ("month",),
    of: str = "value_usd",
    where: nw.Expr | None = None,
) -> LazyFrame:
    """What changed of each `by`: its revision, apart from the months that one frame lacks.

    Rows and known months are told apart as in `steps`. What did not change is left out.

    Reads    month, `of` (whole numbers), the columns in `by`, and those that name a row
    Returns  one row per `by` that changed: before, new_months, gone_months, revision, after
             (each ends in the unit of `of`); revised_by (a ratio to the size before, of the
             months known to both; null where that is zero); rows (how many were revised);
             kind: new or gone (in one frame only), revised, continued (by months alone)
    Raises   SchemaError when the frames differ in columns, or `of` is not whole
    """
    return revision_of(steps(before, after, by, of, where), by, of)


def revision_of(told: LazyFrame, by: Sequence[str], of: str) -> LazyFrame:
    """The revisions that `steps` by the columns `by` hold."""
    end = unit(of)
    told = told.with_columns(
        revision=nw.col("revised") + nw.col("appeared") + nw.col("vanished"),
        base=(nw.col("before") + nw.col("gone_months")).abs(),
    )
    changed = told.filter(
        (nw.col("rows") > 0) | (nw.col("new_months") != 0) | (nw.col("gone_months") != 0)
    ).with_columns(revised_by=_ratio(), kind=_kind())
    columns = [*PARTS[:3], "revision", "after"]
    named = changed.rename({it: f"{it}{end}" for it in columns if end})
    return named.select(*by, *(f"{it}{end}" for it in columns), "revised_by", "rows", "kind")


def _ratio() -> nw.Expr:
    base = nw.when(nw.col("base") != 0).then(nw.col("base").cast(nw.Float64))
    return nw.col("revision").cast(nw.Float64) / base


def _kind() -> nw.Expr:
    known = nw.when(nw.col("rows") > 0).then(nw.lit("revised")).otherwise(nw.lit("continued"))
    there = nw.when(nw.col("now") == 0).then(nw.lit("gone")).otherwise(known)
    return nw.when(nw.col("was") == 0).then(nw.lit("new")).otherwise(there)
