"""Regional integration in world trade."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError
from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import totals, unless_zero

SIDES = ("_within", "_across", "_outside")


@any_frame
def integration(
    flows: LazyFrame,
    members: Sequence[str],
    by: Sequence[str] = ("year",),
    of: str = "value_usd",
) -> LazyFrame:
    """How far the `members` of a region trade with each other: share, intensity, introversion.

    Wants the exports of everybody to everybody; the figures of one reporter do not tell.
    Trade counts as exports plus imports, so that what members exchange counts twice. What a
    country sells to itself is no trade, and left out. A region that trades within itself
    exactly as outsiders trade with it has an introversion of 0.

    Reads    exporter, importer, `of` (each flow once), the columns in `by`
    Returns  one row per `by`: within_usd, trade_usd (of the region), world_usd, intra_share,
             intensity, introversion (from -1, none within, to 1, none without); null where
             they would divide by zero
    Raises   QuestionError when the region has less than two members
    """
    if len(set(members)) < len(SIDES) - 1:
        raise QuestionError(f"{', '.join(members) or 'Nobody'} is no region; name two or more.")
    abroad = flows.filter(nw.col("exporter") != nw.col("importer"))
    homes = nw.col("exporter").is_in(members), nw.col("importer").is_in(members)
    ours, theirs = (nw.when(it).then(nw.lit(1)).otherwise(nw.lit(0)) for it in homes)
    dollars = nw.col(of).cast(nw.Float64)
    marked = abroad.with_columns(_inside=ours + theirs).with_columns(
        nw.when(nw.col("_inside") == count).then(dollars).otherwise(nw.lit(0.0)).alias(name)
        for name, count in zip(SIDES, (2, 1, 0), strict=True)
    )
    return _told(totals(marked, by, *SIDES), by)


def _told(sums: LazyFrame, by: Sequence[str]) -> LazyFrame:
    within, across, outside = map(nw.col, SIDES)
    whole = sums.with_columns(
        within_usd=2 * within,
        trade_usd=2 * within + across,
        world_usd=2 * (within + across + outside),
    )
    others = nw.col("world_usd") - nw.col("trade_usd")
    shared = whole.with_columns(
        intra_share=nw.col("within_usd") / unless_zero(nw.col("trade_usd")),
        _by_others=across / unless_zero(others),
        _in_world=nw.col("trade_usd") / unless_zero(nw.col("world_usd")),
    )
    share, theirs = nw.col("intra_share"), nw.col("_by_others")
    # (HI - HE) / (HI + HE) with both fractions multiplied out, so that no zero is divided by.
    inward, outward = share * (1 - theirs), (1 - share) * theirs
    introversion = (inward - outward) / unless_zero(inward + outward)
    return shared.with_columns(
        intensity=share / unless_zero(nw.col("_in_world")), introversion=introversion
    ).select(
        *by, "within_usd", "trade_usd", "world_usd", "intra_share", "intensity", "introversion"
    )
