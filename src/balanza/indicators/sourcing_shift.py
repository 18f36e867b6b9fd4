"""From whom to whom sourcing has moved."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import both_years
from balanza.indicators._totals import month_first, total_over, unless_zero

DUST = 1e-12  # a share that differs by less has not moved


@any_frame
def sourcing_shift(
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    years: int = 1,
) -> LazyFrame:
    """The least share that must have moved between each two `among`, from loser to gainer.

    Whoever has no value above zero has no share.

    Reads    month, `among`, `of`, and the columns in `by`
    Returns  one row per month, `by`, `among` (who lost) and to (who gained): moved_usd (at the
             size of the total now), moved_share (of the total)
    """
    keys = [name for name in month_first(by) if name != among]
    both = both_years(series, [*keys, among], of, years)
    known = both.with_columns(
        **{
            name: nw.when(nw.col(name) > 0).then(nw.col(name)).otherwise(0.0)
            for name in (of, "before")
        }
    ).with_columns(_all=total_over(of, keys), _was=total_over("before", keys))
    shift = nw.col(of) / unless_zero(nw.col("_all")) - nw.col("before") / unless_zero(
        nw.col("_was")
    )
    moved = known.with_columns(_shift=shift).filter(nw.col("_shift").abs() > DUST)
    gains = moved.filter(nw.col("_shift") > 0).with_columns(_gains=total_over("_shift", keys))
    gained = gains.select(*keys, "_gains", to=among, _gain="_shift")
    pairs = moved.filter(nw.col("_shift") < 0).join(gained, on=keys)
    part = -nw.col("_shift") * nw.col("_gain") / nw.col("_gains")
    return pairs.select(*keys, among, "to", moved_usd=part * nw.col("_all"), moved_share=part)
