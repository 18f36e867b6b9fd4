"""What a notebook or another program calls: the whole of balanza in a few functions.

Each finds the store as the command line does (the folder `store`, BALANZA_STORE, the usual
place, else the sample edition) and reads it as of a day (default: today).
"""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from balanza.catalog import Selection
from balanza.findings import Finding
from balanza.periods import Month
from balanza.publish import Evidence, Reading, Witness, facts, publication, write
from balanza.refresh import Change, Mended, Order, Verdict
from balanza.refresh import refresh as bring
from balanza.refresh import repair as mend
from balanza.refresh import verify as recheck
from balanza.sources import census
from balanza.store import Store, default_folder, open_store

__all__ = [
    "Change",
    "Evidence",
    "Finding",
    "Mended",
    "Month",
    "Order",
    "Selection",
    "Verdict",
    "brief",
    "evidence",
    "findings",
    "read",
    "refresh",
    "repair",
    "show",
    "verify",
]


def reading(as_of: date | None = None, store: Path | str | None = None) -> Reading:
    """A store as it was known on a day."""
    return Reading(open_store(store), as_of or datetime.now(UTC).date())


def read(table: str, as_of: date | None = None, store: Path | str | None = None) -> Any:  # noqa: ANN401
    """The rows of `table`, as a DuckDB relation, unevaluated.

    Its methods `df`, `pl` and `to_arrow_table` give other kinds of frame; the functions of
    `balanza.indicators` take any of them.

    Raises  UnknownName, StoreError
    """
    return reading(as_of, store).table(table).to_native()


def evidence(
    selection: Selection,
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
) -> Evidence:
    """The rows that `selection` gives, with the query, the bytes and the measures behind them.

    `through` is a month such as 2025-06 (default: the newest).

    Raises  UnknownName, QuestionError, StoreError
    """
    told = reading(as_of, store)
    month = Month.parse(through) if through else told.newest(selection)
    return Witness(told).evidence(selection, month)


def show(
    indicator: str,
    table: str,
    through: str = "",
    as_of: date | None = None,
    **wanted: Any,  # noqa: ANN401  the fields of a selection, and the store
) -> Any:  # noqa: ANN401  the engine's own kind of frame
    """An indicator of a table as an Arrow table; `wanted` are fields of `Selection`.

    `show("share", "atp", window="ytd", by=("partner",), where={"flow": ("imports",)})`

    Raises  as `evidence`
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load

    store = wanted.pop("store", None)
    selection = Selection(indicator=indicator, table=table, **wanted)
    return pa.Table.from_pylist(list(evidence(selection, through, as_of, store).rows))


def findings(
    brief: str = "north_america",
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
) -> dict[str, Finding]:
    """Every finding of a brief, by its name.

    Raises  as `evidence`
    """
    told = reading(as_of, store)
    month = Month.parse(through) if through else None
    return {it.name: it for it in facts(brief, Witness(told), month).all()}


def brief(
    out: Path | str,
    name: str = "north_america",
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
) -> list[Path]:
    """Write a brief into the folder `out`; the files that were written, the page first.

    Raises  as `evidence`
    """
    month = Month.parse(through) if through else None
    return write(publication(name, reading(as_of, store), month).files(), Path(out))


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
