"""What a store holds of each table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from balanza import catalog
from balanza.periods import Month, Span
from balanza.store import Part, Store


@dataclass(frozen=True, slots=True)
class Holding:
    """A table as it is known now: its months, rows, parts, and the days it was learnt on."""

    table: str
    months: Span
    rows: int
    parts: int
    vintages: tuple[date, ...]
    notes: Mapping[str, str]

    def summary(self) -> dict[str, str]:
        """The holding in words, by column."""
        return {
            "table": self.table,
            "first": str(self.months.first),
            "last": str(self.months.last),
            "rows": f"{self.rows:,}",
            "parts": f"{self.parts:,}",
            "vintages": ", ".join(str(it) for it in self.vintages),
        }


def inventory(store: Store) -> Iterator[Holding]:
    """Every table that the store has rows of."""
    for table in catalog.tables().values():
        if parts := list(store.warehouse.newest(table, date.max).values()):
            yield Holding(
                table.name,
                Span(
                    Month.of(min(it.first for it in parts)),
                    Month.of(max(it.last for it in parts)),
                ),
                sum(it.rows for it in parts),
                len(parts),
                tuple(store.warehouse.vintages(table)),
                _notes(parts),
            )


def with_coverage(records: Iterable[Mapping[str, str]], store: Store) -> list[dict[str, str]]:
    """Records of tables, each with the months that `store` has of it and the days it learnt."""
    held = {it.table: it.summary() for it in inventory(store)}
    names = ("first", "last", "vintages")
    return [
        {**it, **{name: held.get(it["table"], {}).get(name, "-") for name in names}}
        for it in records
    ]


def _notes(parts: list[Part]) -> dict[str, str]:
    """What should be known of the newest parts, with the months it is about."""
    newest = max(it.last for it in parts)
    return {
        note: f"{Month.of(it.first)} to {Month.of(it.last)}"
        for it in parts
        if it.last == newest
        for note in it.notes
    }
