"""Rows, indicators and findings of a store, read as of a day (default: today).

The store is found as on the command line: the folder `store`, else BALANZA_STORE, else the
usual place, and the sample edition where that is empty.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from balanza.catalog import Selection
from balanza.findings import Finding
from balanza.periods import Month
from balanza.publish import Evidence, Reading, Witness, facts, manuscript
from balanza.store import open_store


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

    The known breaks that it is taken across stand in the table's metadata, as `footnotes`; what
    they make misleading is refused, unless `insist=True`.

    Raises  as `evidence`
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load

    store = wanted.pop("store", None)
    selection = Selection(indicator=indicator, table=table, **wanted)
    found = evidence(selection, through, as_of, store)
    told = {"footnotes": json.dumps(notes)} if (notes := found.footnotes()) else None
    return pa.Table.from_pylist(list(found.rows)).replace_schema_metadata(told)


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
    return {it.name: it for it in facts(manuscript(brief), Witness(told), month).all()}
