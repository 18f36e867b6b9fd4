"""The archives and the records in them, as endpoints.yaml and layouts.csv list them."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

import msgspec

from balanza.definitions import Definition, define_all, read_csv
from balanza.periods import Month

PACKAGE = "balanza.sources.census_bulk"
NUMBER = 15
FIRST = 89
WORDS = ("name", "description", "quantity_unit_1", "quantity_unit_2", "year", "month")


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A measure of a line: the column that it sums, of all rows or of those where `where`."""

    column: str
    where: dict[str, str] = {}


class Archive(Definition, frozen=True, kw_only=True):
    """The archive of a month: its table, its detail, and the files that must sum alike.

    `lines` are the measures that its detail is summed up to, by commodity and partner.
    """

    table: str
    archive: str
    url: str
    detail: str
    units: str
    controls: tuple[str, ...]
    lines: dict[str, Line]

    def month(self, name: str) -> Month | None:
        """The month of the archive called `name`, in capitals; none if it is no such file."""
        pattern = re.escape(self.archive).replace(
            re.escape("{month}"), r"(\d\d)(0[1-9]|1[0-2])"
        )
        found = re.fullmatch(pattern, name)
        return Month(_year(int(found[1])), int(found[2])) if found else None

    def file(self, month: Month) -> str:
        """What the archive of `month` is called."""
        return self.archive.format(month=f"{month.year % 100:02d}{month.number:02d}")

    def folder(self, month: Month) -> str:
        """The address of the folder that the archive of `month` is published in."""
        return self.url.format(year=month.year)


@dataclass(frozen=True)
class Layout:
    """Where each column stands in a record: start, counted from 0, and width."""

    name: str
    places: dict[str, tuple[int, int]]

    @cached_property
    def width(self) -> int:
        """The length of a record, without its line end."""
        return sum(width for _, width in self.places.values())

    @cached_property
    def measures(self) -> list[str]:
        """The columns that hold numbers, in their order."""
        return [name for name, (_, width) in self.places.items() if width == NUMBER]

    @cached_property
    def first_measure(self) -> int:
        """Where the numbers begin; they go on to the end of the record."""
        return self.places[self.measures[0]][0]

    @cached_property
    def key(self) -> list[str]:
        """The columns that name a record, but for its month."""
        return [it for it in self.places if it not in {*self.measures, *WORDS}]


def _year(short: int) -> int:
    """The year of two digits: the files begin in 1989."""
    return short + (1900 if short >= FIRST else 2000)


@cache
def archives() -> dict[str, Archive]:
    """Every kind of archive, by flow."""
    return define_all(Archive, PACKAGE, "endpoints.yaml")


@cache
def layouts() -> dict[str, Layout]:
    """Every layout, by the name of its file."""
    found: dict[str, Layout] = {}
    for row in read_csv(PACKAGE, "layouts.csv"):
        layout = found.setdefault(row["file"], Layout(row["file"], {}))
        layout.places[row["column"]] = int(row["start"]) - 1, int(row["width"])
    return found
