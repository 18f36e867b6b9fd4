"""How much of a change in value is quantity, and how much is price."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import SchemaError
from balanza.frames import AnyFrame, LazyFrame, any_frame, lazy

SIDES = ("_was", "_had", "_is", "_has")  # value and quantity before, value and quantity after


@any_frame
def lmdi(
    before: LazyFrame,
    after: AnyFrame,
    by: Sequence[str] = ("product",),
    of: str = "value_usd",
    quantity: str = "quantity_1",
) -> LazyFrame:
    """The change of each line's value, in quantity and unit value; they sum to it.

    A line is what has the same `by`, which should name the unit of the quantity too, for
    quantities of two units do not add up. Lines can be summed afterwards.

    Reads    `of`, `quantity` and the columns in `by`, of both frames
    Returns  one row per line: before_usd, after_usd, quantity_usd and unit_value_usd (of lines
             that both have), new_usd and ended_usd (of lines of one), unmeasured_usd (of lines
             without a quantity, or with a value that is not above zero, in either)
    Raises   SchemaError when a frame lacks a column
    """
    given = [("before", before), ("after", lazy(after))]
    for name, frame in given:
        _check(frame, (*by, of, quantity), name)
    stacked = nw.concat([_side(frame, by, (of, quantity), name) for name, frame in given])
    lines = stacked.group_by(*by).agg(nw.col(*SIDES).sum())
    was, had, now, has = (nw.col(name) for name in SIDES)
    both = (was != 0) & (now != 0)
    measured = both & (was > 0) & (now > 0) & (had > 0) & (has > 0)
    change = now - was
    effect = nw.when(measured).then(_mean() * _growth("_has", "_had")).otherwise(0.0)
    told = lines.with_columns(quantity_usd=effect)
    return told.select(
        *by,
        "quantity_usd",
        before_usd=was,
        after_usd=now,
        unit_value_usd=nw.when(measured).then(change - nw.col("quantity_usd")).otherwise(0.0),
        new_usd=nw.when(was == 0).then(now).otherwise(0.0),
        ended_usd=nw.when((now == 0) & (was != 0)).then(-was).otherwise(0.0),
        unmeasured_usd=nw.when(both & ~measured).then(change).otherwise(0.0),
    )


def _check(frame: LazyFrame, wanted: Sequence[str], name: str) -> None:
    schema = frame.collect_schema()
    if lost := [it for it in wanted if it not in schema]:
        raise SchemaError(
            f"The frame {name} lacks {', '.join(lost)}; both must have the columns that name a "
            f"line, a value and a quantity."
        )


def _side(frame: LazyFrame, by: Sequence[str], of: tuple[str, str], name: str) -> LazyFrame:
    """One of the frames in its two columns, with nought in those of the other."""
    value, amount = (nw.col(it).cast(nw.Float64).fill_null(0.0) for it in of)
    nought = nw.lit(0.0)
    first = name == "before"
    return frame.select(
        *by,
        _was=value if first else nought,
        _had=amount if first else nought,
        _is=nought if first else value,
        _has=nought if first else amount,
    )


def _mean() -> nw.Expr:
    """The logarithmic mean of the two values; the value, where they are equal."""
    now, was = nw.col("_is"), nw.col("_was")
    safe = nw.when((now > 0) & (was > 0) & (now != was))
    slope = safe.then(now - was).otherwise(1.0) / _growth("_is", "_was", otherwise=2.0)
    return nw.when(now == was).then(now).otherwise(slope)


def _growth(now: str, was: str, otherwise: float = 1.0) -> nw.Expr:
    """The logarithm of a ratio; that of `otherwise` where there is none, or it is 1."""
    after, before = nw.col(now), nw.col(was)
    fits = (after > 0) & (before > 0)
    if otherwise != 1.0:
        fits = fits & (after != before)
    top = nw.when(fits).then(after).otherwise(otherwise)
    return (top / nw.when(fits).then(before).otherwise(1.0)).log()
