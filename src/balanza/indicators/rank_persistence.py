"""How much of a list of the largest is the same."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError
from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import both_years
from balanza.indicators._totals import month_first, totals, unless_zero
from balanza.indicators.rank import rank


@any_frame
def rank_persistence(  # noqa: PLR0913  two of its own
    series: LazyFrame,
    by: Sequence[str] = ("month",),
    among: str = "partner",
    of: str = "value_usd",
    *,
    k: int = 10,
    years: int = 1,
) -> LazyFrame:
    """The part of the `k` largest a year before that are among the `k` largest now.

    Whoever has no value above zero is in no list; equals at its end are all in it.

    Reads    month, `among`, `of`, and the columns in `by`
    Returns  one row per month and `by`: listed, listed_before, stayed (counts, Int64),
             persistence (stayed of listed_before; null where that list was empty)
    Raises   QuestionError when `k` is none
    """
    if k < 1:
        raise QuestionError(f"A list of the {k} largest is empty; say 1 or more.")
    keys = [name for name in month_first(by) if name != among]
    first = nw.when((nw.col("rank") <= k) & (nw.col(of) > 0)).then(1.0).otherwise(0.0)
    listed = rank(series, by=keys, among=among, of=of).select(*keys, among, _listed=first)
    both = both_years(listed, [*keys, among], "_listed", years)
    told = totals(
        both.with_columns(_stayed=nw.col("_listed") * nw.col("before")),
        keys,
        "_listed",
        "before",
        "_stayed",
    )
    return told.select(
        *keys,
        listed=nw.col("_listed").cast(nw.Int64),
        listed_before=nw.col("before").cast(nw.Int64),
        stayed=nw.col("_stayed").cast(nw.Int64),
        persistence=nw.col("_stayed") / unless_zero(nw.col("before")),
    )
