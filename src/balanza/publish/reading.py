"""A store as it was known on a day, and the rows of it that a selection speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
        self._check_month(selection, through)
        since = _since(selection, through)
        trade = self.table(selection.table, since)
        for name in ("flow", *KINDS):
            if name in selection.where:
                trade = trade.filter(nw.col(name).is_in(selection.where[name]))
        trade = trade.filter(nw.col("month") <= nw.lit(through.start))
        if since > date.min:
            trade = trade.filter(nw.col("month") >= nw.lit(since))
        return self._of_one_kind(trade, selection)

    def _check_month(self, selection: Selection, through: Month) -> None:
        parts = self.store.warehouse.newest(catalog.table(selection.table), self.as_of)
        months = [m for it in parts.values() for m in (it.first, it.last)]
        if months and not min(months) <= through.start <= max(months):
            raise QuestionError(
                f"{selection.table} has the months {Month.of(min(months))} to "
                f"{Month.of(max(months))} as of {self.as_of}, and {through} is not among them. "
                f"Ask for one of them, or fetch more with `balanza refresh {selection.table}`."
            )

    def _of_one_kind(self, trade: LazyFrame, selection: Selection) -> LazyFrame:
        """`trade` with one measure a flow and one level: a sum over two would be no number.

        Where several are stored, the first that the catalog lists of a measure is taken; a
        level must be chosen.
        """
        kinds = [it for it in KINDS if it in catalog.table(selection.table).fields]
        found = rows(trade.select("flow", *kinds).unique())
        preferred = catalog.field("measure").one_of
        chosen = {
            flow: min((r["measure"] for r in found if r["flow"] == flow), key=preferred.index)
            for flow in {r["flow"] for r in found}
        }
        levels = sorted({r["level"] for r in found}) if "level" in kinds else []
        if len(levels) > 1:
            raise QuestionError(
                f"{selection.table} holds the levels {', '.join(levels)}, which overlap. "
                f"Choose one: --where level={levels[0]}"
            )
        return trade.filter(nw.col("measure").is_in(sorted(set(chosen.values()))))


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
