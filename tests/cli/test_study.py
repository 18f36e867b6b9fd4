"""Studies of the detail's quantities, and of files that a user brings."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import narwhals as nw
import pytest

from balanza.catalog import table
from balanza.store import Store

FLOWS = "t,i,j,k,v\n2024,A,B,84,30\n2024,B,A,84,20\n2024,A,C,84,10\n2024,C,D,84,50\n"
TABLE = """\
V1,MEX_1,TWN_1,USA_F,OUT
MEX_1,0,0,100,100
TWN_1,80,0,0,80
VA,20,80,0,0
OUT,100,80,0,0
"""


@pytest.fixture
def computers(monkeypatch, tmp_path):
    """A store of one line: 100 pieces for 100 million, a year later 200 for 400."""
    monkeypatch.chdir(tmp_path)
    empty = {it.name: 0 if it.type == "int64" else "" for it in table("bulk_imports").columns}
    line = {"product": "8471500150", "partner": "MEX", "quantity_unit_1": "NO"}
    entries = [
        {**empty, **line, "month": date(year, 6, 1)}
        | {"consumption_value_usd": value * 10**6, "consumption_quantity_1": amount}
        for year, value, amount in ((2024, 100, 100), (2025, 400, 200))
    ]
    rows = nw.from_dicts(entries, table("bulk_imports").schema, backend="pyarrow")
    store = Store.at(Path("store"))
    store.warehouse.load(table("bulk_imports"), "all", date(2025, 8, 5), rows)


@pytest.mark.usefixtures("computers")
def test_a_change_is_split_into_quantity_and_price(run):
    words = "study lmdi product=8471 --where partner=MEX --window month"
    code, told, _ = run(f"{words} --store store")
    assert code == 0
    [row] = [line.split() for line in told.splitlines() if " 8471500150 " in line]
    assert row[1:5] == ["100.0", "400.0", "150.0", "150.0"]
    assert "2024-06 to 2025-06. Source: U.S. Census Bureau." in told
    assert "Mind: Ten-digit codes were split, merged and renumbered in January 2025." in told


@pytest.mark.usefixtures("computers")
def test_unit_values_are_written_for_programs_and_for_eyes(run):
    words = "study unit_value --by month,product --since 2025-06 --store store"
    _, told, errors = run(f"{words} --format csv")
    [row] = csv.DictReader(io.StringIO(told))
    assert (row["unit_value"], row["unit"]) == ("2000000.0", "NO")
    assert errors.startswith("2025-06. Source: U.S. Census Bureau.")
    _, told, _ = run(words)
    [row] = [line.split() for line in told.splitlines() if " 8471500150 " in line]
    assert row == ["2025-06", "8471500150", "NO", "400.0", "200", "100.0%", "2000000.000"]


@pytest.mark.usefixtures("computers")
def test_different_goods_are_not_added_up(run):
    code, _, errors = run("study unit_value --by partner --store store")
    assert code == 1
    assert "A unit value by partner would add up different goods." in errors


def test_distance_wants_its_points(run, tmp_path):
    code, _, errors = run("study geopolitical_distance atp")
    assert (code, "with --points FILE" in errors) == (2, True)
    path = tmp_path / "points.csv"
    path.write_text("session,IdealPointAll,iso3c\n79,2,USA\n79,-1,CHN\n", "utf-8")
    words = f"study geopolitical_distance atp --points {path} --by product"
    code, told, _ = run(f"{words} flow=imports --where product=04 --through 2025-06")
    assert code == 0
    [row] = [line.split() for line in told.splitlines() if " 04 " in line]
    assert row[-1] == "3.000"
    assert "points of points.csv (SHA-256 " in told
    assert "Mind: The list of advanced technology products" in told


def test_introversion_is_told_of_a_file(run, tmp_path):
    path = tmp_path / "trade.csv"
    path.write_text(FLOWS, "utf-8")
    _, told, _ = run(f"study integration {path} --members A,B --format json")
    [row] = json.loads(told)
    assert row["intra_share"] == pytest.approx(100 / 110)
    assert 0 < row["introversion"] < 1


def test_value_added_is_told_of_a_file_with_its_shares(run, tmp_path):
    path = tmp_path / "icio.csv"
    path.write_text(TABLE, "utf-8")
    _, told, _ = run(f"study value_added {path} --user USA --format json")
    assert json.loads(told) == [
        {"origin": "TWN", "value_added": 80, "share": 0.8},
        {"origin": "MEX", "value_added": 20, "share": 0.2},
    ]
    code, _, errors = run(f"study value_added {path} --user USA --rows VA")
    assert (code, "--rows names two" in errors) == (2, True)


def test_studies_are_listed_with_the_comparisons(run):
    _, told, _ = run("list studies")
    for name in ("lmdi", "unit_value", "geopolitical_distance", "integration", "claims"):
        assert f" {name} " in told
