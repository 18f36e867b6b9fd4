"""Stores, brought up to date."""

import os
from datetime import UTC, datetime
from pathlib import Path

from balanza.refresh import Change, Order
from balanza.refresh import refresh as bring
from balanza.sources import census
from balanza.store import Store, default_folder


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
