"""Downloads the monthly bulk files, and loads each month as soon as it is proven."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from balanza import catalog
from balanza.errors import QuestionError, SourceError
from balanza.periods import Month, Span
from balanza.refresh.archives import Archive, at_hand, part_name, tables_of
from balanza.refresh.bulk import Loading
from balanza.refresh.loading import load, unchanged
from balanza.refresh.refresh import Change, Step, Tell, silent
from balanza.sources import census_bulk
from balanza.sources.census_bulk import Absent
from balanza.store import Store, draft_folder


@dataclass(frozen=True, slots=True)
class _Run:
    """A passage through the months, from one service into one store, at one time."""

    loading: Loading
    service: census_bulk.Downloads
    store: Store
    now: datetime
    tell: Tell


def download_bulk(
    loading: Loading,
    service: census_bulk.Downloads,
    store: Store,
    now: datetime,
    tell: Tell = silent,
) -> list[Change]:
    """Bring the archives of `loading` that are published into `store`, month by month.

    A month is loaded when the archives of all its flows are there and proven; so what was
    loaded before an error stays, and is not asked for again unless the provider says that it
    changed. The newest months that are not published whole end the run.

    Raises  SourceError when a month is missing before one that is published, or cannot be
            taken; SourceUnavailable when the provider fails; QuestionError when nothing
            is published of what is wanted; StoreError when the store cannot be written
    """
    today = Month.of(now.date())
    last = min(loading.through or today, today)
    months = list(Span(min(loading.since, last), last))
    run, changes = _Run(loading, service, store, now, tell), list[Change]()
    with store.writing():
        for done, month in enumerate(months):
            missing, found = _month(run, month, Step(done, len(months), ""))
            changes += found
            if missing:
                _expect_the_end(run, missing, months[done + 1 :])
                break
    if not changes:
        raise QuestionError(
            f"Census has not published {', '.join(missing)}, nor a later month. "
            f"Ask for an earlier one with --since."
        )
    return changes


def _month(run: _Run, month: Month, step: Step) -> tuple[list[str], list[Change]]:
    """The archives of the month that are not published, and what it changed if all are."""
    missing: list[str] = []
    same: list[Change] = []
    new: list[Archive] = []
    with draft_folder(run.store.folder) as folder:
        for archive in run.loading.archives:
            found = _fetched(run, archive, month, folder, step)
            if found is Absent.UNPUBLISHED:
                missing.append(archive.file(month))
            elif isinstance(found, census_bulk.Fetched):
                new.append(at_hand(archive, month, found, run.now, keep=run.loading.keep))
            else:
                looked = run.now.date() if found else None
                name = part_name(archive.name, month)
                same += unchanged(tables_of(archive), name, run.store, looked)
        if missing:
            return missing, same
        tell = lambda it: run.tell(replace(step, text=it.text))  # noqa: E731
        return [], [*same, *load(new, run.store, run.now.date(), tell)]


def _fetched(
    run: _Run, archive: census_bulk.Archive, month: Month, folder: Path, step: Step
) -> census_bulk.Fetched | Absent | None:
    """What the provider has of a month; None where it is loaded and cannot be compared."""
    url, name = run.service.address(archive, month), archive.file(month)
    of = part_name(archive.name, month)
    part = run.store.warehouse.newest_of(catalog.table(archive.table), of)
    state = census_bulk.State()
    if part and not run.loading.again:
        before = run.store.snapshots.find(part.facets[0].snapshot)
        state = census_bulk.State(before.etag, before.last_modified)
        if not state.asks:
            return None
    run.tell(replace(step, text=f"asking for {name}"))
    return census_bulk.fetch(url, folder / name, run.service, state)


def _expect_the_end(run: _Run, missing: list[str], later: list[Month]) -> None:
    """Raise SourceError when a month after the missing one is published."""
    for month in later:
        for archive in run.loading.archives:
            if census_bulk.is_published(run.service.address(archive, month), run.service):
                raise SourceError(
                    f"Census has not published {', '.join(missing)}, though "
                    f"{archive.file(month)} is there. What came before is loaded. Try again "
                    f"later, or go on behind the gap with --since {month}."
                )
