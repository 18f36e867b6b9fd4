"""A store as it was known on a day, and the rows of it that a selection speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from balanza import catalog
from balanza.catalog import Selection
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.frames import LazyFrame, rows
from balanza.periods import Month
from balanza.store import Store

KINDS = ("measure", "level")


@dataclass(frozen=True, slots=True)
class Reading:
    """A store, read as of a day."""

    store: Store
    as_of: date

    def table(self, name: str, since: date = date.min) -> LazyFrame:
        """The rows of the table `name`, unevaluated; parts before `since` may be missing."""
        return self.store.warehouse.read(catalog.table(name), self.as_of, since)

    def newest(self, table: str) -> Month:
        """The last month that the table has."""
        parts = self.store.warehouse.newest(catalog.table(table), self.as_of)
        if not parts:
            self.table(table)  # says that nothing is stored
        return Month.of(max(it.last for it in parts.values()))

    def select(self, selection: Selection, through: Month) -> LazyFrame:
        """The rows that `selection` may need to show the month `through`, unevaluated.

        All partners are still there: a filter on them would leave gaps in a series that skips
        a month.

        Raises  UnknownName or QuestionError when there can be no such rows
        """
        _check(selection)
        since = _since(selection, through)
        trade = self.table(selection.table, since)
        for name in ("flow", *KINDS):
            if name in selection.where:
                trade = trade.filter(nw.col(name).is_in(selection.where[name]))
        trade = trade.filter(nw.col("month") <= nw.lit(through.start))
        if since > date.min:
            trade = trade.filter(nw.col("month") >= nw.lit(since))
        return self._of_one_kind(trade, selection, through)

    def _of_one_kind(self, trade: LazyFrame, selection: Selection, through: Month) -> LazyFrame:
        """`trade` with one measure a flow, one level, and months in which all of it is there.

        Where several measures are stored, the first that the catalog lists is taken; a level
        must be chosen. A balance is of months with both flows: one that was not published,
        or not fetched, is not nought.
        """
        kinds = [it for it in KINDS if it in catalog.table(selection.table).fields]
        found = rows(trade.select("flow", "month", *kinds).unique())
        _check_levels(found, selection)
        months = _common_months(found, selection)
        _check_month(months, selection, self.as_of, through)
        preferred = catalog.field("measure").one_of
        chosen = {
            min((row["measure"] for row in found if row["flow"] == flow), key=preferred.index)
            for flow in {row["flow"] for row in found}
        }
        return trade.filter(
            nw.col("measure").is_in(sorted(chosen)), nw.col("month").is_in(sorted(months))
        )


def _common_months(found: list[dict[str, Any]], selection: Selection) -> set[date]:
    """The months of all flows that the selection needs."""
    flows = {"imports", "exports"} if is_of_balance(selection) else {it["flow"] for it in found}
    by_flow = [{it["month"] for it in found if it["flow"] == flow} for flow in sorted(flows)]
    return set.intersection(*by_flow) if by_flow else set()


def is_of_balance(selection: Selection) -> bool:
    """Whether flows come together: the indicator is of their balance, or is it."""
    return selection.indicator == "balance" or selection.of == "balance_usd"


def _check_levels(found: list[dict[str, Any]], selection: Selection) -> None:
    levels = sorted({it["level"] for it in found if "level" in it})
    if len(levels) > 1:
        raise QuestionError(
            f"{selection.table} holds the levels {', '.join(levels)}, which overlap. "
            f"Choose one: --where level={levels[0]}"
        )


def _check_month(months: set[date], selection: Selection, as_of: date, through: Month) -> None:
    if through.start in months:
        return
    flows = "both flows" if is_of_balance(selection) else "rows"
    there = f"{Month.of(min(months))} to {Month.of(max(months))}" if months else "no month"
    raise QuestionError(
        f"{selection.table} has {flows} for {there} as of {as_of}, but not for {through}. "
        f"Ask for another month, or fetch more with `balanza refresh {selection.table}`."
    )


def _since(selection: Selection, through: Month) -> date:
    """The first month that can matter: the January before all that is looked back at."""
    back = catalog.indicator(selection.indicator).months_needed
    if back < 0 or "month" in selection.by or selection.window == "years_to_date":
        return date.min
    longest_window = 12
    return date((through - back - longest_window).year, 1, 1)


def _check(selection: Selection) -> None:
    table = catalog.table(selection.table)
    columns = dict.fromkeys(it for it in table.fields if it != "snapshot")
    for name in (*selection.by, *selection.where):
        choose("column", name, columns)
    for name, values in selection.where.items():
        known = _known(table, name)
        for value in values if known else ():
            choose(name, value, known)


def _known(table: catalog.Table, column: str) -> Mapping[str, object]:
    """The values that `column` may have, as far as the catalog lists them."""
    if column == "partner":
        return {**catalog.partners(), **catalog.regions()}
    if column == "product":
        return catalog.products(table.classification)
    return dict.fromkeys(catalog.field(column).one_of)
