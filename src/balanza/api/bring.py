"""Stores, brought up to date, rechecked and repaired."""

import os
from datetime import UTC, datetime
from pathlib import Path

from balanza.refresh import Change, Loading, Mended, Order, Verdict, download_bulk, load_bulk
from balanza.refresh import refresh as bring
from balanza.refresh import repair as mend
from balanza.refresh import verify as recheck
from balanza.sources import census, census_bulk
from balanza.store import Store, default_folder, open_store


def refresh(order: Order | None = None, store: Path | str | None = None) -> list[Change]:
    """Bring a store up to date with the Census services; the key is CENSUS_API_KEY.

    Raises  as `balanza.refresh.refresh`
    """
    place = Store.at(Path(store) if store else default_folder())
    key, address = (
        os.environ.get("CENSUS_API_KEY", ""),
        os.environ.get("BALANZA_CENSUS_URL", ""),
    )
    service = census.connect(key, address)
    with service.http:
        return bring(order or Order(), service, place, datetime.now(UTC))


def refresh_bulk(
    loading: Loading | None = None, store: Path | str | None = None
) -> list[Change]:
    """Bring the monthly bulk files into a store: from a folder, or downloaded without a key.

    `refresh_bulk(Loading(since=Month(2024, 1)))` downloads all that is published since then.

    Raises  as `balanza.refresh.load_bulk` and `balanza.refresh.download_bulk`
    """
    wanted, now = loading or Loading(), datetime.now(UTC)
    place = Store.at(Path(store) if store else default_folder())
    if wanted.place:
        return load_bulk(wanted, place, now)
    service = census_bulk.connect(os.environ.get("BALANZA_CENSUS_URL", ""))
    with service.http:
        return download_bulk(wanted, service, place, now)


def verify(*tables: str, quick: bool = False, store: Path | str | None = None) -> Verdict:
    """Recheck a store: bytes, records, rows, control totals, gaps; nothing is written.

    `Verdict.check` raises what must be mended; `accounts` say at how much was looked.

    Raises  UnknownName, StoreError when the store is of a newer format
    """
    return recheck(open_store(store), tables, quick=quick)


def repair(*tables: str, store: Path | str | None = None) -> list[Mended]:
    """Make the tables of a store again from its snapshots, where they are not sound.

    Raises  StoreError when another process is writing, or the disk fails
    """
    return mend(Store.at(Path(store) if store else default_folder()), tables)
