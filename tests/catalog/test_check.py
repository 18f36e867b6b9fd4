"""Everything that keeps rows out of a table is told at once."""

from datetime import date

import pyarrow as pa
import pytest

from balanza import catalog
from balanza.catalog.tables import Table
from balanza.errors import SchemaError

MONTH = date(2025, 1, 1)
TOTALS = catalog.table("atp_totals")


def row(**changes):
    usual = {
        "month": MONTH,
        "flow": "imports",
        "measure": "general_imports",
        "value_usd": 5,
        "snapshot": "1f" * 32,
    }
    return {**usual, **changes}


def frame(*rows):
    return pa.Table.from_pylist(list(rows))


def breaches(table, rows):
    with pytest.raises(SchemaError) as caught:
        catalog.check(table, rows)
    return str(caught.value).split("\n  - ")


def test_rows_that_fit_pass(arrow):
    catalog.check(catalog.table("atp"), arrow)


def test_no_rows_break_no_rule():
    catalog.check(TOTALS, frame(row()).slice(0, 0))


def test_every_breach_is_told_at_once():
    rows = frame(
        row(flow="sideways", value_usd=-5, snapshot=None),
        row(flow="imports", value_usd=-1),
        row(flow="imports", value_usd=2),
    )
    assert breaches(TOTALS, rows) == [
        "atp_totals breaks 4 of its rules:",
        "flow is none of exports, imports in 1 rows",
        "value_usd is below 0 in 2 rows",
        "snapshot is missing in 1 rows",
        "key (month, flow, measure) stands more than once in 2 rows",
    ]


def test_columns_are_compared_with_the_table():
    rows = frame(
        {"month": MONTH, "flow": "imports", "measure": 1, "value_usd": 2.5, "price": 1}
    )
    assert breaches(TOTALS, rows) == [
        "atp_totals breaks 4 of its rules:",
        "measure is Int64, not String",
        "value_usd is Float64, not Int64",
        "snapshot did not come",
        "price came, but is none of its columns",
    ]


def test_without_a_sound_column_the_columns_are_told():
    assert breaches(TOTALS, frame({"price": 1}))[0] == "atp_totals breaks 6 of its rules:"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_ratio_must_be_finite(monkeypatch, value):
    ratio = catalog.Field(name="ratio", type="float64", says="A ratio.")
    monkeypatch.setitem(catalog.fields(), "ratio", ratio)
    table = Table(name="t", title="", says="", source="", key=("ratio",), fields=("ratio",))
    assert breaches(table, frame({"ratio": value}, {"ratio": 0.5}))[1:] == [
        "ratio is not finite in 1 rows"
    ]
