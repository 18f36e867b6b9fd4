"""The series that a selection gives: a value a month for each of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.reading import Reading
from balanza.series import Monthly

EVERY_MONTH = "record"  # the indicator whose rows are the values of every month


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which series: of a table's values or balances, by which columns, over which months."""

    table: str
    by: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    of: str
    since: Month | None = None
    through: Month | None = None

    def selection(self) -> Selection:
        """The selection whose rows are the values of every month."""
        return Selection(
            indicator=EVERY_MONTH,
            table=self.table,
            by=("month", *(it for it in self.by if it != "month")),
            where=dict(self.where),
            of="balance_usd" if self.of == "balance" else "value_usd",
        )

    def by_flow(self) -> "Wanted":
        """The same of each flow, of which the balance is made."""
        by = dict.fromkeys((*self.by, "flow"))
        return Wanted(self.table, tuple(by), self.where, "value", self.since, self.through)


@dataclass(frozen=True, slots=True)
class Series:
    """A series with what tells it from the others of its table: columns and their values."""

    key: Mapping[str, str]
    monthly: Monthly

    @property
    def name(self) -> str:
        """Its key, in a word for messages."""
        return ", ".join(self.key.values()) or "the series"


def collected(wanted: Wanted, reading: Reading) -> tuple[Evidence, list[Series]]:
    """The series that are wanted, and the evidence that they stand on.

    A month in which the table has rows but a series has none counts as zero; a series begins
    with its first trade.

    Raises  UnknownName, QuestionError or StoreError when there is none
    """
    selection = wanted.selection()
    through = wanted.through or reading.newest(selection)
    found = Witness(reading).evidence(selection, through)
    months = _months(selection, reading, through, wanted.since)
    values: dict[tuple[tuple[str, str], ...], dict[date, float]] = {}
    for row in found.rows:
        key = tuple((name, row[name]) for name in row if name in _told(row, selection))
        values.setdefault(key, {})[row["month"]] = float(row[selection.of])
    made = [
        Series(dict(key), Monthly.of(kept))
        for key, its in sorted(values.items())
        if (kept := _whole(its, months))
    ]
    if not made:
        raise QuestionError(
            f"{wanted.table} has no trade that fits {dict(wanted.where) or 'this'} up to "
            f"{through}. Widen the conditions, or start earlier with --since."
        )
    return found, made


def _told(row: Mapping[str, object], selection: Selection) -> set[str]:
    """The columns that tell one series from another."""
    return {it for it in row if it in {"flow", *selection.by} and it != "month"}


def _months(
    selection: Selection, reading: Reading, through: Month, since: Month | None
) -> list[date]:
    """The months that the table has of all that is wanted."""
    facets = reading.facets(selection, through)
    every = {month for it in facets for month in it.months}
    return sorted(it for it in every if since is None or it >= since.start)


def _whole(values: Mapping[date, float], months: list[date]) -> dict[date, float]:
    """A value for each of `months`, from the first trade on; nothing without any."""
    traded = [it for it in months if values.get(it)]
    return {it: values.get(it, 0.0) for it in months if it >= traded[0]} if traded else {}
