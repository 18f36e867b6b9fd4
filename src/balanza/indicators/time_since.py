"""Since when nothing was as high, or as low."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import number, require_dates
from balanza.indicators._totals import known, month_first, sums

SIDES = ("as_high_in", "as_low_in")
BLOCK = 36  # months whose bits a double holds, and a logarithm tells apart
HAIR = 1e-12  # by which the logarithm of a power of two may fall short


@any_frame
def time_since(
    series: LazyFrame, by: Sequence[str] = ("month",), of: str = "value_usd"
) -> LazyFrame:
    """The last earlier month in which the series was at least as high, or at most as low.

    Reads    month, `of`, and the columns in `by`
    Returns  one row per month and `by`: `of`, as_high_in, as_low_in (months), highest_for,
             lowest_for (Int64, calendar months since; null, like the month, where it never was)
    """
    keys = month_first(by)
    require_dates(series)
    told = known(series, of)
    months = _months(told)
    near = _near(sums(told, keys, of).join(months, on="month"), keys, of)
    both = near.join(_far(near, months, keys, of), on=keys, how="left").select(
        *keys, of, **{it: nw.coalesce(_last(it), f"_{it}") for it in SIDES}
    )
    for it in SIDES:
        named = months.select("_back", _month="month")
        both = both.join(named, left_on=it, right_on="_back", how="left")
        both = both.drop(it).rename({"_month": it})
    return both.with_columns(
        highest_for=_months_since(SIDES[0]), lowest_for=_months_since(SIDES[1])
    ).select(*keys, of, *SIDES, "highest_for", "lowest_for")


def _months(told: LazyFrame) -> LazyFrame:
    """Each month, how many come after it, its block, counted backwards, and its bit therein."""
    months = told.group_by("month").agg(_rows=nw.len())
    back = nw.col("month").rank("ordinal", descending=True).cast(nw.Int64) - 1
    numbered = months.select("month", _back=back, _block=back // BLOCK)
    return numbered.with_columns(
        _bit=nw.lit(2.0) ** ((nw.col("_block") + 1) * BLOCK - 1 - nw.col("_back")),
        _first=nw.col("_block").max(),
    )


def _near(monthly: LazyFrame, keys: Sequence[str], of: str) -> LazyFrame:
    """Each month with the earlier ones of its block that are as high, and as low, as bits.

    Along rising values the bits of the months add up to all that are as low. The others are
    higher, but for what equals: of that the one before is the last.
    """
    block, bit, value = [*keys[1:], "_block"], nw.col("_bit"), nw.col(of)

    def rising(column: nw.Expr) -> nw.Expr:
        return column.over(*block, order_by=[of, "month"])

    equals = rising(value.shift(1)) == value
    passed = monthly.select(*keys, of, "_block", "_bit").with_columns(
        _passed=rising(bit.cum_sum()),
        _all=bit.sum().over(*block),
        _equal=nw.when(equals).then(rising(bit.shift(1))).otherwise(nw.lit(0.0)),
    )
    higher = nw.col("_all") - nw.col("_passed") + nw.col("_equal")
    sides = {SIDES[0]: _before(higher), SIDES[1]: _before(nw.col("_passed"))}
    return passed.select(*keys, of, "_block", **sides)


def _before(months: nw.Expr) -> nw.Expr:
    """Those of `months`, as bits, that come before this one; as a remainder, but quicker."""
    bit = nw.col("_bit")
    return months - (months / bit).floor() * bit


def _last(name: str) -> nw.Expr:
    """How many months come after the last of those in the column `name`; null for none."""
    months = nw.col(name)
    some = nw.when(months > 0).then(months).otherwise(nw.lit(1.0))
    place = (some.log(2) + HAIR).floor().cast(nw.Int64)
    return nw.when(months > 0).then((nw.col("_block") + 1) * BLOCK - 1 - place)


def _far(near: LazyFrame, months: LazyFrame, keys: Sequence[str], of: str) -> LazyFrame:
    """The last months of earlier blocks, for what its own block leaves open."""
    placed = near.join(months.select("month", "_back", "_first"), on="month")
    is_open = nw.any_horizontal(*(nw.col(it) == 0 for it in SIDES), ignore_nulls=False)
    asked = placed.filter(nw.col("_block") < nw.col("_first")).filter(is_open)
    earlier = placed.filter(nw.col("_block") > 0).select(
        *keys[1:], _was=of, _then="_back", _before="_block"
    )
    how = {"on": keys[1:]} if keys[1:] else {"how": "cross"}
    pairs = asked.select(*keys, of, "_block").join(earlier, **how)
    then, was, now = nw.col("_then"), nw.col("_was"), nw.col(of)
    seen = pairs.filter(nw.col("_before") > nw.col("_block")).select(
        *keys,
        _as_high_in=nw.when(was >= now).then(then),
        _as_low_in=nw.when(was <= now).then(then),
    )
    return seen.group_by(*keys).agg(nw.col(*(f"_{it}" for it in SIDES)).min())


def _months_since(name: str) -> nw.Expr:
    """How many months the month in the column `name` lies back; null where it is."""
    then = nw.coalesce(name, "month")
    apart = number(nw.col("month")) - number(then)
    return nw.when(~nw.col(name).is_null()).then(apart)
