"""Which monthly bulk files are wanted, and the loading of those in a folder."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.refresh.archives import LINES, REFERENCE, Archive, at_hand
from balanza.refresh.loading import load
from balanza.refresh.order import FIRST, expect_months
from balanza.refresh.refresh import Change, Tell, silent
from balanza.sources import census_bulk
from balanza.store import Store

BULK = ("bulk_imports", "bulk_exports")
WHOLE = ("hs", LINES, *REFERENCE)  # any of them stands for the archives of both flows


@dataclass(frozen=True, slots=True)
class Loading:
    """Which archives to load: those that fill `tables`, of which months, of which flow.

    They lie in the folder `place`, or else are downloaded. An archive is loaded whole, with all
    tables that it fills. The store keeps its bytes if `keep`; `again` downloads also what is
    loaded and of which nobody can tell whether it changed.
    """

    tables: tuple[str, ...] = WHOLE
    place: Path | None = None
    since: Month = FIRST
    through: Month | None = None
    flow: str = ""
    keep: bool = True
    again: bool = False

    def __post_init__(self) -> None:
        if other := [it for it in self.tables if it not in {*BULK, *WHOLE}]:
            raise QuestionError(
                f"The bulk files fill {', '.join((*BULK, LINES, *REFERENCE))}, all of "
                f"them named hs; not {', '.join(other)}. Refresh that by itself, without "
                f"--from and --source."
            )
        expect_months(self.since, self.through)
        if self.flow:
            choose("flow", self.flow, census_bulk.archives())
        if not self.archives:
            raise QuestionError(
                f"{', '.join(self.tables)} has no {self.flow}. Leave out --flow, or the table."
            )

    @property
    def archives(self) -> list[census_bulk.Archive]:
        """The kinds of archives that are wanted, one for each flow."""
        whole = bool(set(self.tables) & set(WHOLE))
        return [
            it
            for it in census_bulk.archives().values()
            if (whole or it.table in self.tables) and self.flow in {"", it.name}
        ]


def load_bulk(
    loading: Loading, store: Store, now: datetime, tell: Tell = silent
) -> list[Change]:
    """Bring the archives in the folder of `loading` into `store`, all of them or none.

    The day of `now` is the vintage. An archive whose bytes are known already is left alone.

    Raises  QuestionError when the folder has none of them; SourceError when one cannot be
            taken, and then none is; StoreError when the store cannot be written
    """
    with store.writing():
        return load(list(_found(loading, now)), store, now.date(), tell)


def _found(loading: Loading, now: datetime) -> Iterator[Archive]:
    """The archives of the folder that are wanted, by flow and month."""
    place, wanted = loading.place or Path(), loading.archives
    files = {it.name.upper(): it for it in place.iterdir()}
    last = loading.through or max(loading.since, Month.of(date.max))
    found = [
        (it, month, path)
        for it in wanted
        for name, path in sorted(files.items())
        if (month := it.month(name)) and loading.since <= month <= last
    ]
    if not found:
        example = ", ".join(
            f"{it.file(loading.since)} from {it.folder(loading.since)}" for it in wanted
        )
        raise QuestionError(
            f"{place} holds no archive of {', '.join(loading.tables)} from "
            f"{loading.since} on. Put there, for example, {example}; or leave out --from, and "
            f"let --source bulk download them."
        )
    for it, month, path in found:
        file = census_bulk.Fetched(path.name, path, _digest(path), path.stat().st_size)
        yield at_hand(it, month, file, now, keep=loading.keep)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
