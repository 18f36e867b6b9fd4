"""Rows of the table of totals, and a warehouse to load them into."""

from datetime import date

import narwhals as nw
import pytest

from balanza.catalog import table
from balanza.store import Warehouse


@pytest.fixture
def totals():
    """Make rows of atp_totals: totals({"2025-01": 5}), all of them imports."""

    def make(values, snapshot="1f" * 32):
        rows = [
            {
                "month": date.fromisoformat(f"{month}-01"),
                "flow": "imports",
                "measure": "general_imports",
                "value_usd": value,
                "snapshot": snapshot,
            }
            for month, value in values.items()
        ]
        return nw.from_dicts(rows, table("atp_totals").schema, backend="pyarrow")

    return make


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")
