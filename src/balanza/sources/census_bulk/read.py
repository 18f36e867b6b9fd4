"""A month out of its archive: rows in pieces, and the verdict when all have been seen."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from balanza import catalog, periods
from balanza.errors import SourceError
from balanza.sources.census_bulk.breaches import Breaches
from balanza.sources.census_bulk.check import Keys, Sums, below
from balanza.sources.census_bulk.columns import Integers, numbers
from balanza.sources.census_bulk.layouts import Archive, layouts
from balanza.sources.census_bulk.records import Piece, Which, pieces

ORIGINS = {"1": "domestic", "2": "foreign"}
AGAIN = "Nothing of it was loaded; download it again."
UNITS = ("quantity_unit_1", "quantity_unit_2")
Take: TypeAlias = Callable[[pa.Table], None]


@dataclass(frozen=True, slots=True)
class Month:
    """The archive of one month of one flow; `snapshot` is the digest of its bytes."""

    archive: Archive
    month: periods.Month
    path: Path
    snapshot: str


def read(wanted: Month, take: Take) -> None:
    """Hand the rows of the detail to `take`, piece by piece, then see whether they count.

    Raises  SourceError when the archive, a record or a sum is not as it must be; what was
            taken by then is worth nothing
    """
    breaches = Breaches()
    try:
        with zipfile.ZipFile(wanted.path) as opened:
            _Reading(wanted, opened, breaches).all(take)
    except (zipfile.BadZipFile, OSError) as problem:
        raise SourceError(
            f"{wanted.path.name} is no whole archive: {problem}. {AGAIN}"
        ) from problem
    except SourceError as problem:
        raise SourceError(f"{wanted.path.name}: {problem} {AGAIN}") from problem
    if breaches:
        raise SourceError(
            f"{wanted.path.name} cannot be loaded as {wanted.month}:\n"
            f"{breaches.told()}\n{AGAIN}"
        )


class _Reading:
    """One passage through an open archive: the control files, then the detail."""

    def __init__(self, wanted: Month, opened: zipfile.ZipFile, breaches: Breaches) -> None:
        self.wanted, self.opened, self.breaches = wanted, opened, breaches
        self.members = _members(wanted.archive, opened)
        self.units: dict[str, list[str]] = {}

    def all(self, take: Take) -> None:
        """Read everything, and compare what the detail sums to with the control files."""
        archive = self.wanted.archive
        controls = {name: self._control(name) for name in archive.controls}
        sums = {name: Sums(layouts()[name]) for name in controls}
        keys = Keys()
        for piece in self._pieces(archive.detail):
            values = numbers(piece, self.breaches)
            for it in sums.values():
                it.add(piece, values)
            keys.add(piece)
            below(piece, values, self.breaches)
            take(self._rows(piece, values))
        keys.repeated(archive.detail, self.breaches)
        for name, it in sums.items():
            it.against(controls[name], self.breaches)

    def _pieces(self, name: str) -> Iterator[Piece]:
        """The records of a member; those of another month are breaches."""
        for piece in pieces(self.opened, self.members[name], layouts()[name], self.breaches):
            for column, number in (
                ("year", self.wanted.month.year),
                ("month", self.wanted.month.number),
            ):
                self._expect(piece, column, number)
            yield piece

    def _expect(self, piece: Piece, column: str, number: int) -> None:
        said, which = piece.codes(column)
        other = [n for n, it in enumerate(said) if not it.isdecimal() or int(it) != number]
        rows = np.flatnonzero(np.isin(which, other))
        told = (f"{piece.where(row)} has {column} {said[which[row]]}" for row in rows)
        self.breaches.add(f"records not of {self.wanted.month}", len(rows), told)

    def _control(self, name: str) -> Sums:
        sums = Sums(layouts()[name])
        for piece in self._pieces(name):
            sums.add(piece, numbers(piece, self.breaches))
            if name == self.wanted.archive.units:
                self._learn_units(piece)
        return sums

    def _learn_units(self, piece: Piece) -> None:
        words = []
        for column in ("product", *UNITS):
            said, which = piece.codes(column)
            words.append([said[n] for n in which])
        self.units.update({it[0]: list(it[1:]) for it in zip(*words, strict=True)})

    def _rows(self, piece: Piece, values: Mapping[str, Integers]) -> pa.Table:
        """The piece as rows of the table."""
        count = len(piece.block)
        found: dict[str, pa.Array] = {
            "month": pa.repeat(pa.scalar(self.wanted.month.start, pa.date32()), count),
            "snapshot": _words([self.wanted.snapshot], np.zeros(count, np.intp)),
        }
        for column in piece.layout.key:
            said, which = piece.codes(column)
            if column == "country_code":
                found["partner"] = _words(self._partners(piece, said, which), which)
            if column == "product":
                units = [self.units.get(it, ["", ""]) for it in said]
                for n, name in enumerate(UNITS):
                    found[name] = _words([it[n] for it in units], which)
            found[column] = _words(
                [ORIGINS.get(it, it) for it in said] if column == "origin" else said, which
            )
        found |= {name: pa.array(it) for name, it in values.items()}
        names = catalog.table(self.wanted.archive.table).fields
        return pa.table({name: found[name] for name in names})

    def _partners(self, piece: Piece, said: list[str], which: Which) -> list[str]:
        """Our code of each country; one that we do not know is a breach."""
        known = catalog.partner_of_census()
        strange = [n for n, it in enumerate(said) if it not in known]
        rows = np.flatnonzero(np.isin(which, strange))
        told = (f"{piece.where(row)} has {said[which[row]]}" for row in rows)
        self.breaches.add("country codes that partners.csv does not know", len(rows), told)
        return [known.get(it, "") for it in said]


def _members(archive: Archive, opened: zipfile.ZipFile) -> dict[str, str]:
    """The members that are needed, by layout, whatever the case of their letters.

    Raises  SourceError when some are missing
    """
    there = {it.upper().rpartition("/")[2]: it for it in opened.namelist()}
    needed = {name: f"{name}.TXT" for name in (archive.detail, *archive.controls)}
    missing = [file for file in needed.values() if file not in there]
    if missing:
        raise SourceError(
            f"lacks {', '.join(missing)}, without which the detail cannot be checked; "
            f"it holds {', '.join(there.values())}."
        )
    return {name: there[file] for name, file in needed.items()}


def _words(said: list[str], which: Which) -> pa.Array:
    return pa.DictionaryArray.from_arrays(
        pa.array(which, pa.int32()), pa.array(said, pa.string())
    )
