"""From ten-digit commodities to the categories that a year's list puts them in."""

import narwhals as nw

from balanza.definitions import choose
from balanza.frames import AnyFrame, LazyFrame, any_frame, distinct, lazy

UNLISTED = "unlisted"
UNASSIGNED = "unassigned"
# How many characters of a target name it at each level; none where it has no levels.
LEVELS: dict[str, dict[str, int]] = {
    "atp": {},
    "enduse": {"EU1": 1, "EU5": 5},
    "naics": {"NA2": 2, "NA3": 3, "NA4": 4, "NA5": 5, "NA6": 6},
    "sitc": {"SI1": 1, "SI2": 2, "SI3": 3, "SI4": 4, "SI5": 5},
    "usda": {},
}


def depth_of(to: str, level: str) -> int | None:
    """How many characters of a code of `to` stand at `level`; None where it has no levels.

    Raises  UnknownName
    """
    levels = choose("classification that commodities lead to", to, LEVELS)
    return choose(f"level of {to}", level, levels) if levels else None


@any_frame
def bridge(
    trade: LazyFrame,
    concordance: AnyFrame,
    to: str,
    depth: int | None = None,
    year: int | None = None,
) -> LazyFrame:
    """`trade` by ten-digit commodity, with the category of each row in a column called `to`.

    Every row is kept once: what the list of its month does not know is `unlisted`, what it
    knows without a category is `unassigned`. So the categories sum to the whole. A code must
    have one category in a list; see `conflicts`.

    Reads    month, flow, product of `trade`; month, flow, product and `to` of `concordance`
    Returns  the rows of `trade` with `to`: the first `depth` characters of the category, or
             all of it
    """
    known = lazy(concordance)
    held = lists_in_force(trade, known, year)
    targets = known.select("flow", "product", nw.col(to), list="month", _listed=nw.lit(1))
    entries = held.join(distinct(targets), on=["flow", "list"]).drop("list")
    # A column called `to` may be there already; the one of the list takes its place.
    kept = [name for name in trade.collect_schema().names() if name != to]
    joined = trade.select(*kept).join(entries, on=["month", "flow", "product"], how="left")
    return joined.with_columns(_category(to, depth)).select(*kept, to)


def _category(to: str, depth: int | None) -> nw.Expr:
    code = nw.col(to).str.slice(0, depth) if depth else nw.col(to)
    of_listed = nw.when(nw.col(to) == "").then(nw.lit(UNASSIGNED)).otherwise(code)
    unknown = nw.when(nw.col("_listed").is_null()).then(nw.lit(UNLISTED))
    return unknown.otherwise(of_listed).alias(to)


@any_frame
def lists_in_force(
    trade: LazyFrame, concordance: AnyFrame, year: int | None = None
) -> LazyFrame:
    """The list that holds for each month and flow of `trade`.

    It is the newest of the month's own year that is not dated after it; where all of that
    year are, the first of them. Never one of another year, unless `year` insists: then each
    month is looked up as the same month of that year.

    Returns  month, flow, list (the month that the list is dated); months without one are not
             there
    """
    lists = distinct(lazy(concordance).select("flow", list="month"))
    pairs = distinct(trade.select("month", "flow")).join(lists, on="flow")
    wanted = nw.col("month").dt.year() if year is None else nw.lit(year)
    own = pairs.filter(nw.col("list").dt.year() == wanted)
    in_time = nw.col("list").dt.month() <= nw.col("month").dt.month()
    dated = own.with_columns(
        _so_far=nw.when(in_time).then(nw.col("list")),
        _later=nw.when(~in_time).then(nw.col("list")),
    )
    found = dated.group_by("month", "flow").agg(nw.col("_so_far").max(), nw.col("_later").min())
    return found.select("month", "flow", list=nw.coalesce("_so_far", "_later"))


@any_frame
def conflicts(concordance: LazyFrame, to: str) -> LazyFrame:
    """Codes that one list puts in two categories of `to`, which no list may.

    Returns  month, flow, product, first, last (two of the categories); no row where all is well
    """
    codes = concordance.group_by("month", "flow", "product")
    ends = codes.agg(first=nw.col(to).min(), last=nw.col(to).max())
    return ends.filter(nw.col("first") != nw.col("last"))
