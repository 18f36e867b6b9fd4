"""How much of a list of the largest is the same."""

from collections.abc import Sequence

import narwhals as nw

from balanza.errors import QuestionError
from balanza.frames import LazyFrame, any_frame
from balanza.indicators._spans import both_years
from balanza.indicators._totals import month_first, sums, unless_zero
from balanza.indicators.rank import place

COUNTS = ("listed", "listed_before", "stayed")


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
    both = both_years(series, [*keys, among], of, years)
    now, before = _is_first(k, of, keys), _is_first(k, "before", keys)
    told = both.with_columns(listed=now, listed_before=before).with_columns(
        stayed=nw.col("listed") * nw.col("listed_before")
    )
    return sums(told, keys, *COUNTS).with_columns(
        nw.col(*COUNTS).cast(nw.Int64),
        persistence=nw.col("stayed") / unless_zero(nw.col("listed_before")),
    )


def _is_first(k: int, of: str, keys: Sequence[str]) -> nw.Expr:
    """1 for what is on the list, else 0; nothing that is not there comes before what is."""
    listed = (place(of, keys) <= k) & (nw.col(of) > 0)
    return nw.when(listed).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
