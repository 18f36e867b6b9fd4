"""A store with a snapshot and two vintages of a part, to be damaged."""

from datetime import date

import narwhals as nw
import pytest

from balanza.catalog import table, tables
from balanza.store import Store
from balanza.store.checks import Scope

WHEN = "2025-08-05T12:00:00+00:00"
TOTALS = table("atp_totals")


@pytest.fixture
def store(tmp_path):
    """A store that holds nothing."""
    return Store.at(tmp_path / "store")


@pytest.fixture
def snapshot(store):
    """Bytes that are kept."""
    return store.snapshots.keep("country-xlsx", "https://there", WHEN, b"bytes" * 99)


@pytest.fixture
def part(store, snapshot, totals):
    """A part of three months, made of the snapshot, with a ledger."""
    rows = totals({"2025-01": 5, "2025-02": 6, "2025-03": 7}, snapshot.sha256)
    with store.writing():
        return store.warehouse.load(TOTALS, "country", date(2025, 8, 5), rows)


@pytest.fixture
def scope(store):
    """The whole store, or some tables of it: scope("atp", quick=True)."""
    return lambda *names, quick=False: Scope(store, names or tuple(tables()), quick)


@pytest.fixture
def load(store, snapshot):
    """Load rows of any table: load("hs", "imports-hs-HS4-2025-01", day, [row]).

    What a row leaves out is 0 or "", and its snapshot the one that is kept.
    """

    def bring(name, part, day, rows):
        it = table(name)
        empty = {f.name: 0 if f.type == "int64" else "" for f in it.columns}
        whole = [{**empty, "snapshot": snapshot.sha256, **row} for row in rows]
        whole = [row | {"month": date.fromisoformat(f"{row['month']}-01")} for row in whole]
        frame = nw.from_dicts(whole, it.schema, backend="pyarrow")
        return store.warehouse.load(it, part, date.fromisoformat(day), frame)

    return bring


@pytest.fixture
def told():
    """What an account tells: [(severity, says, count, example)]."""
    return lambda account: [
        (it.severity, it.says, it.count, it.examples[0]) for it in account.remarks
    ]
