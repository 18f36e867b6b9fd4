"""Claims of preference, on lines that pay duty and on lines that are free anyway."""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from balanza.frames import AnyFrame, LazyFrame, any_frame, lazy
from balanza.indicators._totals import totals, unless_zero

TARIFF_LINE = 8  # digits of a commodity code that name its tariff line
YEAR = 12
SIDES = ("free", "dutiable", "unlisted")


@any_frame
def claims(
    lines: LazyFrame,
    by: Sequence[str] = ("month",),
    of: str = "value_usd",
    claimed: str = "claimed_usd",
) -> LazyFrame:
    """What part of imports claims a preference: of all, and of lines free or dutiable without.

    A claim on a line that is free of duty for everybody saves nothing; a share of claims in
    all imports mixes the two. Mark lines with `free_of_duty` first.

    Reads    `of` (imports for consumption), `claimed` (the part with a claim), is_free (1 free
             of duty without a claim, 0 dutiable, null not in the tariff), the columns in `by`
    Returns  one row per `by`: `of`, claimed_usd, claim_share, and for lines that are free,
             dutiable and unlisted: free_usd, free_claim_share, dutiable_usd,
             dutiable_claim_share, unlisted_usd, unlisted_claim_share (shares are null where
             nothing was imported)
    """
    free = nw.col("is_free")
    tests = dict(zip(SIDES, (free == 1, free == 0, free.is_null()), strict=True))
    told = lines.with_columns(claimed_usd=nw.col(claimed).cast(nw.Float64))
    marked = told.with_columns(
        **{f"{side}_usd": _where(test, of) for side, test in tests.items()},
        **{f"_{side}": _where(test, "claimed_usd") for side, test in tests.items()},
    )
    columns = [name for side in SIDES for name in (f"{side}_usd", f"_{side}")]
    sums = totals(marked, by, of, "claimed_usd", *columns)
    split = [_share(f"_{side}", f"{side}_usd").alias(f"{side}_claim_share") for side in SIDES]
    shared = sums.with_columns(*split, claim_share=_share("claimed_usd", of))
    pairs = [name for side in SIDES for name in (f"{side}_usd", f"{side}_claim_share")]
    return shared.select(*by, of, "claimed_usd", "claim_share", *pairs)


@any_frame
def free_of_duty(lines: LazyFrame, tariff: AnyFrame) -> LazyFrame:
    """`lines` with is_free: whether each is free of duty for any partner, as `tariff` has it.

    Reads    product of `lines`, ten digits; product of `tariff`, eight digits, and is_free
    Returns  the rows of `lines` with is_free: 1, 0, or null where the tariff lacks the line
    """
    # A line whose rate changed within the year stands there twice; it was not free throughout.
    named = lazy(tariff).select(_line="product", is_free="is_free")
    rates = named.group_by("_line").agg(nw.col("is_free").min())
    keyed = lines.with_columns(_line=nw.col("product").str.slice(0, TARIFF_LINE))
    return keyed.join(rates, on="_line", how="left").drop("_line")


@any_frame
def had_claims(
    lines: LazyFrame, before: date, of: str = "value_usd", claimed: str = "claimed_usd"
) -> LazyFrame:
    """`lines` with had_claims: whether the line of the partner had any claim before a month.

    Where claims begin to be recorded on lines that had none, as in July 2025, only lines that
    had some before can be compared across that month.

    Reads    month, partner, product, `of`, `claimed`
    Returns  the rows of `lines` with had_claims: 1, 0 (imports without any claim), or null
             (nothing was imported before)
    """
    at = nw.col("month").dt.year().cast(nw.Int64) * YEAR + nw.col("month").dt.month()
    earlier = lines.filter(at < before.year * YEAR + before.month, nw.col(of) > 0)
    sums = totals(earlier, ["partner", "product"], claimed)
    marked = sums.select(
        "partner",
        "product",
        had_claims=nw.when(nw.col(claimed) > 0).then(nw.lit(1)).otherwise(nw.lit(0)),
    )
    return lines.join(marked, on=["partner", "product"], how="left")


def _where(test: nw.Expr, of: str) -> nw.Expr:
    return nw.when(test).then(nw.col(of).cast(nw.Float64)).otherwise(nw.lit(0.0))


def _share(part: str, whole: str) -> nw.Expr:
    return nw.col(part) / unless_zero(nw.col(whole))
