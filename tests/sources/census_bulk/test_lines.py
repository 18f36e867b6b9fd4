"""The detail of a month is summed up by commodity and partner, measure by measure."""

from datetime import date

import pyarrow as pa

from balanza import catalog
from balanza.frames import rows
from balanza.sources.census_bulk import archives, lines

JUNE = date(2025, 6, 1)


def told(flow, detail):
    """The lines of some rows of detail: measure -> {(product, partner): USD}."""
    columns = {it.column for it in archives()[flow].lines.values()}
    rest = {"month": JUNE, "snapshot": "1f", "product": "8471500150"}
    table = pa.Table.from_pylist([dict.fromkeys(columns, 0) | rest | it for it in detail])
    pieces = {
        name: rows(it)
        for name, it in zip(archives()[flow].lines, lines(table, archives()[flow]), strict=True)
    }
    return {
        name: {(row["product"], row["partner"]): row["value_usd"] for row in it}
        for name, it in pieces.items()
    }


def test_districts_and_programmes_of_a_line_come_together():
    found = told(
        "imports",
        [
            {"partner": "MEX", "general_value_usd": 3, "consumption_value_usd": 2},
            {"partner": "MEX", "general_value_usd": 4, "calculated_duty_usd": 1},
            {"partner": "TWN", "general_value_usd": 5},
        ],
    )
    line = "8471500150"
    assert found["general_imports"] == {(line, "MEX"): 7, (line, "TWN"): 5}
    assert found["imports_for_consumption"] == {(line, "MEX"): 2}
    assert found["calculated_duty"] == {(line, "MEX"): 1}
    assert found["dutiable_value"] == {}


def test_exports_are_told_in_all_and_by_origin():
    found = told(
        "exports",
        [
            {"partner": "CAN", "origin": "domestic", "exports_value_usd": 8},
            {"partner": "CAN", "origin": "foreign", "exports_value_usd": 2},
        ],
    )
    line = ("8471500150", "CAN")
    assert {name: it[line] for name, it in found.items()} == {
        "total_exports": 10,
        "domestic_exports": 8,
        "re_exports": 2,
    }


def test_a_line_is_a_row_of_the_table():
    archive = archives()["imports"]
    detail = pa.table(
        {
            "month": [JUNE],
            "partner": ["MEX"],
            "product": ["8471500150"],
            "snapshot": ["1f"],
            **{it.column: [1] for it in archive.lines.values()},
        }
    )
    found = [row for it in lines(detail, archive) for row in rows(it)]
    assert set(found[0]) == set(catalog.table("hs10").fields)
    assert [it["measure"] for it in found] == list(archive.lines)
    assert {it["flow"] for it in found} == {"imports"}
