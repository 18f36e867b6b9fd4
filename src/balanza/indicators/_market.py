"""What each part of a market would have sold, had it kept its shares."""

from collections.abc import Sequence

import narwhals as nw

from balanza.frames import LazyFrame
from balanza.indicators._spans import both_years
from balanza.indicators._totals import total_over, totals, unless_zero

EFFECTS = ("scale_usd", "mix_usd", "share_usd", "interaction_usd")


def effects(
    series: LazyFrame, keys: Sequence[str], among: str, of: str, years: int
) -> LazyFrame:
    """The change of each `among` in four effects, one row per `keys` and `among`.

    A share of a market that was or is empty is no share: what was sold there from nothing, or
    no more, is interaction.
    """
    lines = [*keys, "product", among]
    both = both_years(series, lines, of, years)
    sizes = {"_whole": keys, "_market": [*keys, "product"]}
    for name, by in sizes.items():
        both = both.with_columns(
            total_over(of, by).alias(name), total_over("before", by).alias(f"{name}_before")
        )
    told = both.with_columns(
        scale_usd=nw.col("before") * _growth("_whole"),
        _kept=nw.col("before") * _growth("_market"),
        share_usd=_share_effect(of),
    )
    whole = told.with_columns(
        mix_usd=nw.col("_kept") - nw.col("scale_usd"),
        interaction_usd=nw.col(of) - nw.col("before") - nw.col("_kept") - nw.col("share_usd"),
    )
    return totals(whole, [*keys, among], of, "before", *EFFECTS)


def _growth(name: str) -> nw.Expr:
    """How much a market grew, as a ratio; none where it was empty."""
    before = nw.col(f"{name}_before")
    return (nw.col(name) / unless_zero(before) - 1).fill_null(0.0)


def _share_effect(of: str) -> nw.Expr:
    """What the change of the share is worth in the market of before."""
    before = nw.col("_market_before")
    share = nw.col(of) / unless_zero(nw.col("_market"))
    return (share * before - nw.col("before")).fill_null(0.0)
