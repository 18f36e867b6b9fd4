"""Rows of two frames beside each other, and what leads from the one to the other."""

from collections.abc import Iterable, Sequence

import narwhals as nw

from balanza.errors import SchemaError
from balanza.frames import AnyFrame, LazyFrame, any_frame, lazy

KINDS = ("flow", "measure", "level")
PARTS = ("before", "new_months", "gone_months", "revised", "appeared", "vanished", "after")
COUNTS = ("rows", "was", "now")  # rows revised; rows there before, and after


@any_frame
def steps(
    before: LazyFrame,
    after: AnyFrame,
    by: Sequence[str] = (),
    of: str = "value_usd",
    where: nw.Expr | None = None,
) -> LazyFrame:
    """Each step from `before` to `after`, summed by `by`: what `bridge` and `revision` tell.

    A row is named by all columns that are no numbers, but for the snapshot. A month is known
    where a frame has any row of it with the same flow, measure and level, whether or not
    `where` keeps that row. Rows without a value do not count.

    Reads    month, `of` (whole numbers), the columns in `by`, and those that name a row
    Returns  one row per `by`: before, new_months, gone_months, revised, appeared, vanished and
             after, in the unit of `of`; rows (how many of the months known to both changed),
             was and now (how many there were, and are)
    Raises   SchemaError when the frames differ in columns, or `of` is not whole
    """
    after = lazy(after)
    keys = _keys(before, of)
    _require(before, after, keys, of)
    sides = [
        _side(it.filter(where) if where is not None else it, keys, of, is_after=n)
        for n, it in enumerate((before, after))
    ]
    beside = summed(nw.concat(sides), keys, ("before", "after", "was", "now"))
    months = ["month", *(name for name in KINDS if name in keys)]
    told = beside.join(_known(before, months, "knew"), on=months, how="left").join(
        _known(after, months, "knows"), on=months, how="left"
    )
    return summed(told.with_columns(**_parts()), by, (*PARTS, *COUNTS))


def unit(of: str) -> str:
    """The end of a column's name that says its unit, such as _usd; empty if it says none."""
    _, bar, last = of.rpartition("_")
    return f"_{last}" if bar and last in {"usd", "kg"} else ""


def _keys(frame: LazyFrame, of: str) -> list[str]:
    """The columns that name a row: all that are no numbers, but for the snapshot."""
    schema = frame.collect_schema()
    return [
        it
        for it, kind in schema.items()
        if not kind.is_numeric() and it not in {of, "snapshot"}
    ]


def _require(before: LazyFrame, after: LazyFrame, keys: Sequence[str], of: str) -> None:
    """Raise SchemaError unless both frames have the columns, and whole numbers in `of`."""
    for name, frame in (("before", before), ("after", after)):
        schema = frame.collect_schema()
        if lost := [it for it in ("month", *keys, of) if it not in schema]:
            raise SchemaError(
                f"The frame of {name} lacks {', '.join(lost)}; both must have the same "
                f"columns, month and {of} among them."
            )
        if not schema[of].is_integer():
            raise SchemaError(
                f"Column {of} holds {schema[of]} values; what is told to the dollar needs "
                f"whole numbers. Cast it to 64-bit integers."
            )


def _side(frame: LazyFrame, keys: Sequence[str], of: str, *, is_after: int) -> LazyFrame:
    """One of the frames, its value under its own name and nought under the other's."""
    value, nought = nw.col(of).cast(nw.Int64), nw.lit(0, nw.Int64)
    known = frame.filter(~nw.col(of).is_null())
    return known.select(
        *keys,
        before=nought if is_after else value,
        after=value if is_after else nought,
        was=nw.lit(1 - is_after, nw.Int64),
        now=nw.lit(is_after, nw.Int64),
    )


def summed(frame: LazyFrame, by: Iterable[str], names: Sequence[str]) -> LazyFrame:
    """Whole sums of `names`, one row per `by`; of all rows, when `by` is empty."""
    by = list(by)
    sums = frame.with_columns(_all=nw.lit(0)).group_by("_all", *by).agg(nw.col(*names).sum())
    return sums.select(*by, nw.col(*names).cast(nw.Int64))  # DuckDB sums 128 bits wide


def _known(frame: LazyFrame, months: Sequence[str], name: str) -> LazyFrame:
    return frame.select(*months).unique().with_columns(nw.lit(1, nw.Int64).alias(name))


def _parts() -> dict[str, nw.Expr]:
    """The steps of a row, each nought but where it applies."""
    change = nw.col("after") - nw.col("before")
    in_both = ~nw.col("knew").is_null() & ~nw.col("knows").is_null()
    was, now = nw.col("was") > 0, nw.col("now") > 0
    return {
        "new_months": _where(nw.col("knew").is_null(), change),
        "gone_months": _where(nw.col("knows").is_null(), change),
        "revised": _where(in_both & was & now, change),
        "appeared": _where(in_both & ~was, change),
        "vanished": _where(in_both & ~now, change),
        "rows": _where(in_both & (change != 0), nw.lit(1, nw.Int64)),
    }


def _where(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(value).otherwise(nw.lit(0, nw.Int64))
