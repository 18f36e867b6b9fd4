"""A store as it was known on a day, and the rows of it that a selection speaks of."""

from collections.abc import Mapping, Sequence
from datetime import date

import narwhals as nw
from msgspec.structs import replace

from balanza import catalog
from balanza.catalog import Selection
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.frames import LazyFrame
from balanza.periods import Month, Span
from balanza.publish.begun import Begun
from balanza.publish.kinds import (
    check_levels,
    check_sides,
    common_months,
    is_of_balance,
    measures_of,
)
from balanza.publish.wide import CATEGORIES, TEN_DIGITS, columns_of, long, unfolded
from balanza.store import Facet, Part, Store

KINDS = ("flow", "measure", "level")
YEAR = DECEMBER = 12
WHOLE = 10  # digits of a commodity
WINDOW_OF = {"year_to_date": "ytd", "twelve_months": "12m"}  # indicators that are windows


class Reading:
    """A store, read as of a day; what it held then is looked up once."""

    def __init__(self, store: Store, as_of: date) -> None:
        self.store = store
        self.as_of = as_of
        self._parts: dict[str, list[Part]] = {}
        self.begun = Begun()

    def parts(self, table: str) -> list[Part]:
        """The newest parts of a table.

        Raises  StoreError when nothing of it was known
        """
        if table not in self._parts:
            known = self.store.warehouse.newest(catalog.table(table), self.as_of)
            if not known:
                self.store.warehouse.read(
                    catalog.table(table), self.as_of
                )  # says what is amiss
            self._parts[table] = list(known.values())
        return self._parts[table]

    def newest(self, *selections: Selection) -> Month:
        """The last month that can be shown of all of `selections`.

        Raises  as `facets`; QuestionError when they share no month
        """
        months = [common_months(self._kinds(it), it) for it in selections]
        if shared := set.intersection(*months):
            return Month.of(max(shared))
        tables = ", ".join(sorted({it.table for it in selections}))
        raise QuestionError(
            f"There is no month for which all that is wanted of {tables} is there as of "
            f"{self.as_of}. Fetch more with `balanza refresh`."
        )

    def table(self, name: str) -> LazyFrame:
        """All the rows of a table, unevaluated."""
        return self.store.warehouse.read(catalog.table(name), self.as_of)

    def facets(self, selection: Selection, through: Month) -> list[Facet]:
        """What the rows that `selection` needs are of: one measure a flow, and one level.

        Where several measures are stored, the first that the catalog lists is taken; a level
        must be chosen. Only months in which all of it is there are named: a balance is of
        months with both flows, for one that was not published, or not fetched, is not nought.

        Raises  UnknownName or QuestionError when there are no such rows
        """
        found = self._kinds(selection)
        months = common_months(found, selection)
        _check_months(months, selection, self.as_of, through)
        since = _since(selection, through)
        within = {it for it in months if since <= it <= through.start}
        kept = (_within(it, within) for it in found)
        return [it for it in kept if it.months]

    def select(self, selection: Selection, through: Month) -> LazyFrame:
        """The rows that `selection` may need to show the month `through`, unevaluated.

        All partners are still there: a filter on them would leave gaps in a series that skips
        a month.

        Raises  UnknownName or QuestionError when there can be no such rows
        """
        facets = tuple(self.facets(selection, through))
        return self.begun.once(
            (selection.table, facets), lambda: _rows(self, selection.table, facets)
        )

    def _kinds(self, selection: Selection) -> list[Facet]:
        """What the rows of `selection` are of, in all months: one measure a flow, one level."""
        _check(selection)
        stored = (facet for part in self.parts(selection.table) for facet in part.facets)
        found = list(unfolded(selection.table, stored))
        for name in KINDS:
            if name in selection.where:
                found = [it for it in found if getattr(it, name) in selection.where[name]]
        check_levels(found, selection)
        taken = measures_of(found, selection, self.as_of)
        check_sides(taken, selection)
        return [it for it in found if it.measure in taken]


def _rows(reading: Reading, name: str, facets: Sequence[Facet]) -> LazyFrame:
    """The rows of a table that are of `facets`."""
    months = sorted({month for it in facets for month in it.months})
    used = {it.snapshot for it in facets}
    stored = reading.store.warehouse.read(
        catalog.table(name),
        reading.as_of,
        lambda part: any(it.snapshot in used for it in part.facets),
    )
    trade = long(stored, name, {it.measure for it in facets})
    kinds = [kind for kind in KINDS if kind in columns_of(name)]
    return trade.filter(
        *(_is_one_of(kind, {getattr(it, kind) for it in facets}) for kind in kinds),
        *stands_in(months),
    )


def _is_one_of(name: str, values: set[str]) -> nw.Expr:
    if len(values) == 1:
        return nw.col(name) == next(iter(values))
    return nw.col(name).is_in(sorted(values))


def stands_in(months: Sequence[date]) -> list[nw.Expr]:
    """Whether a row is of one of `months`, which are mostly all from the first to the last."""
    month = nw.col("month")
    if len(months) == len(Span(Month.of(months[0]), Month.of(months[-1]))):
        return [month >= nw.lit(months[0]), month <= nw.lit(months[-1])]
    return [month.is_in(months)]


def _within(facet: Facet, months: set[date]) -> Facet:
    """`facet` in `months` only."""
    return replace(facet, months=tuple(it for it in facet.months if it in months))


def _since(selection: Selection, through: Month) -> date:
    """The first month that can matter: the begin of the earliest window that is looked at."""
    back = catalog.indicator(selection.indicator).months_needed
    if back < 0 or "month" in selection.by or selection.window == "years_to_date":
        return date.min
    window = WINDOW_OF.get(selection.indicator, selection.window)
    end = last_december(through) if window == "year" else through
    length = {"month": 0, "ytd": end.number - 1, "12m": YEAR - 1, "year": YEAR - 1}[window]
    return (end - (length if selection.indicator in WINDOW_OF else back + length)).start


def _check_months(months: set[date], selection: Selection, as_of: date, through: Month) -> None:
    lost = [it for it in _needed(selection, through) if it.start not in months]
    if not lost:
        return
    span = Span(lost[0], lost[-1])
    told = str(span) if len(span) == len(lost) else ", ".join(map(str, lost))
    flows = "both flows" if is_of_balance(selection) else "rows"
    there = f"{Month.of(min(months))} to {Month.of(max(months))}" if months else "no month"
    raise QuestionError(
        f"{selection.table} has {flows} for {there} as of {as_of}, but not for {told}. "
        f"Ask for another month, or fetch more with `balanza refresh {selection.table}`."
    )


def _needed(selection: Selection, through: Month) -> Span:
    """The months that the last span to be shown is made of."""
    window = WINDOW_OF.get(selection.indicator, selection.window)
    if window == "month" or "month" in selection.by:
        return Span(through, through)
    if window == "12m":
        return Span(through - 11, through)
    last = last_december(through) if window == "year" else through
    return Span(Month(last.year, 1), last)


def last_december(through: Month) -> Month:
    """The last month of the last whole year."""
    return through if through.number == DECEMBER else Month(through.year - 1, DECEMBER)


def _check(selection: Selection) -> None:
    table = catalog.table(selection.table)
    there = dict.fromkeys(columns_of(table.name))
    if "value_usd" not in there:
        raise QuestionError(
            f"{table.name} has no value that an indicator could take: it is a list of names. "
            f"Read it with `balanza.api.read('{table.name}')`, or ask another table."
        )
    for name in (*selection.by, *selection.where, *selection.within):
        choose("column", name, there)
    _check_whole(selection)
    _check_codes(selection)
    for name, values in (*selection.where.items(), *selection.within.items()):
        known = known_values(table, name)
        for value in values if known else ():
            choose(name, value, known)


def _check_codes(selection: Selection) -> None:
    """Refuse products that are no whole codes of a table of commodities."""
    products = (*selection.where.get("product", ()), *selection.within.get("product", ()))
    wrong = [it for it in products if len(it) != WHOLE or not it.isdecimal()]
    if wrong and selection.table in TEN_DIGITS:
        raise QuestionError(
            f"{selection.table} tells goods apart by {WHOLE} digits, and {', '.join(wrong)} "
            f"has not so many. Name whole codes (`balanza concordance {wrong[0]}` lists "
            f"them), or a category, such as atp=04."
        )


def _check_whole(selection: Selection) -> None:
    """Refuse a whole that is told by what rows are of, and a balance of one flow."""
    if kinds := [it for it in ("month", *KINDS) if it in selection.within]:
        raise QuestionError(
            f"{', '.join(kinds)} is no part of a whole that can be chosen by within. Choose it "
            f"with where, and months with through."
        )
    if is_of_balance(selection) and len(selection.where.get("flow", "  ")) == 1:
        what = "A balance" if selection.of == "balance_usd" else selection.indicator
        raise QuestionError(
            f"{what} sets exports against imports, and cannot be of "
            f"{selection.where['flow'][0]} alone. Leave out the condition on flow."
        )


def known_values(table: catalog.Table, column: str) -> Mapping[str, object]:
    """The values that `column` may have, as far as the catalog lists them."""
    if column == "partner":
        return {**catalog.partners(), **catalog.regions()}
    if column == "product":
        return catalog.products(table.classification)
    if column in CATEGORIES:
        return catalog.products(column)
    return dict.fromkeys(catalog.field(column).one_of)
