"""Loads the lists of codes that Census publishes once a year, from a folder of them."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from balanza.errors import QuestionError, SourceError
from balanza.periods import Month
from balanza.refresh.archives import CODES, bulk_origin, part_name
from balanza.refresh.refresh import Change, Filled, load_filled
from balanza.sources import census_bulk
from balanza.store import Store

YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Lists:
    """A folder of lists such as imp-code.txt, and the year that they are of.

    Without a year, each lies in a folder that is named after it: ``2019/imp-code.txt``.
    """

    place: Path
    year: int = 0


@dataclass(frozen=True, slots=True)
class _List:
    """A list that was found."""

    name: str
    year: int
    path: Path

    @property
    def title(self) -> str:
        """What it is called in the record of its bytes."""
        return f"{self.year}/{self.path.name}"


def load_code_lists(lists: Lists, store: Store, now: datetime) -> list[Change]:
    """Bring the lists of a folder into the concordance, as what holds from January on.

    All are loaded or none. A January whose archive is loaded stays as it is: the list that
    came with the detail is that month's.

    Raises  QuestionError when there is none, or one without a year; SourceError when one
            cannot be taken; StoreError when the store cannot be written
    """
    with store.writing():
        proven, problems = [], []
        for it in _found(lists):
            try:
                proven.append((it, _read(it)))
            except SourceError as problem:
                problems.append(str(problem))
        if problems:
            raise SourceError("\n".join(problems))
        return [_load(it, of, store, now) for it, of in proven]


def _found(lists: Lists) -> list[_List]:
    """The lists of the folder, each with its year."""
    names = {f"{name}.txt": name for name, it in census_bulk.code_lists().items() if it.flow}
    there = sorted([*lists.place.iterdir(), *([] if lists.year else lists.place.glob("*/*"))])
    found = [(names[it.name.lower()], it) for it in there if it.name.lower() in names]
    if not found:
        raise QuestionError(
            f"{lists.place} holds none of {', '.join(names)}, nor has a folder of a year that "
            f"does. Put Census's lists of a year there, as 2019/{next(iter(names))} for "
            f"example; for the lists in monthly archives add --source bulk."
        )
    undated = [str(path) for _, path in found if not _year(path, lists)]
    if undated:
        raise QuestionError(
            f"A list of codes does not say its year: {', '.join(undated)}. Put it into a "
            f"folder named after the year, or give the year with --year."
        )
    return [_List(name, _year(path, lists), path) for name, path in found]


def _year(path: Path, lists: Lists) -> int:
    """The year of a list; 0 where nothing tells it."""
    folder = path.resolve().parent.name
    return lists.year or (int(folder) if YEAR.fullmatch(folder) else 0)


def _read(it: _List) -> census_bulk.Reference:
    body = it.path.read_bytes()
    return census_bulk.code_list(it.name, body, it.year, hashlib.sha256(body).hexdigest())


def _load(it: _List, of: census_bulk.Reference, store: Store, now: datetime) -> Change:
    flow, january = census_bulk.code_lists()[it.name].flow, Month(it.year, 1)
    part = part_name(flow, january)
    before = store.warehouse.newest_of(of.table, part)
    if before and store.snapshots.find(before.facets[0].snapshot).origin == bulk_origin(flow):
        note = f"{it.title}: the archive of {january} is loaded, and the list in it counts"
        return Change(of.table.name, part, "left out", before.rows, (note,))
    at = now.isoformat(timespec="seconds")
    store.snapshots.keep(f"{flow}{CODES}", it.title, at, it.path.read_bytes())
    return load_filled(Filled(of.table, part, of.rows, of.notes), store, now.date())
