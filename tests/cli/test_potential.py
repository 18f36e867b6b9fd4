"""Replacement potential, complexity and the scorecard, as they are printed."""

import json
from datetime import date

import narwhals as nw
import pytest

from balanza.catalog import table
from balanza.store import Store

TRADE = [
    ("CHN", "2805300010", 60),
    ("MEX", "2805300010", 20),
    ("TWN", "2805300010", 20),
    ("CHN", "8471300000", 10),
    ("MEX", "8471300000", 30),
    ("CAN", "8471300000", 60),
    ("MEX", "9401300000", 50),
    ("CAN", "9401300000", 40),
    ("TWN", "9401300000", 10),
]
ONE = "--through 2025-03 --months 1"


@pytest.fixture(autouse=True)
def lines(tmp_path):
    """A store of nine lines in one month, those of the case on paper."""
    store = Store.at(tmp_path / "store")
    snapshot = store.snapshots.keep("census", "https://w/hs", "2025-05-06T12:00:00+00:00", b"1")
    usual = {
        "month": date(2025, 3, 1),
        "flow": "imports",
        "level": "HS10",
        "measure": "imports_for_consumption",
        "value_ytd_usd": 0,
        "snapshot": snapshot.sha256,
    }
    rows = [
        usual | {"partner": partner, "product": code, "value_usd": value}
        for partner, code, value in TRADE
    ]
    frame = nw.from_dicts(rows, table("hs").schema, backend="pyarrow")
    frame = frame.select(*table("hs").fields)
    store.warehouse.load(table("hs"), "all", date(2025, 5, 6), frame)


@pytest.fixture(autouse=True)
def room(monkeypatch):
    monkeypatch.setenv("COLUMNS", "180")


def test_partners_are_told_with_what_they_cover(run):
    code, told, _ = run(f"potential rare_earths --partner CAN,MEX {ONE}")
    assert code == 0
    assert "of 1 products 1 depend on the source for 30.0% or more, $60." in told
    [line] = [it for it in told.splitlines() if it.strip().startswith("MEX")]
    assert line.split()[:2] == ["MEX", "1"]
    assert "33.3%" in line


def test_what_is_missing_and_what_it_was_made_of_is_told(run):
    _, told, _ = run(f"potential rare_earths --partner MEX {ONE}")
    assert "Without growth, which needs the same months a year before." in told
    assert "Without preference, which needs imports for consumption from the monthly" in told
    assert "advantage 1 (odds), density 1 (share)" in told
    assert "imports for consumption, 2025-03 to 2025-03; to replace: CHN;" in told


def test_products_are_told_with_every_part(run):
    _, told, _ = run(f"potential rare_earths --partner CAN,MEX --products {ONE}")
    [line] = [it for it in told.splitlines() if " MEX " in it]
    assert line.split()[4:] == [
        "0.600",
        "0.250",
        *["n/a"] * 3,
        "33.3%",
        "n/a",
        "0.323",
        "57.1%",
    ]
    assert "more rows" not in told


def test_more_rows_than_fit_are_counted(run, monkeypatch):
    monkeypatch.setattr("balanza.cli.replaced.FEW", 2)
    many = "--code 2805,8471,9401 --source CHN,TWN --partner CAN,MEX --dependence 0"
    _, told, _ = run(f"potential rare_earths {many} --products {ONE}")
    assert "4 more rows: --format csv shows all." in told


def test_weights_and_codes_can_be_given(run):
    words = "--code 8471 --source CAN --partner MEX --weight capacity=8 --format json"
    _, told, _ = run(f"potential rare_earths {words} {ONE}")
    [row] = json.loads(told)
    # advantage 0.3 / (1/3) = 0.9; density (1/3) / (4/3), for chairs alone are near; half of it
    assert row["score"] == pytest.approx((0.9 / 1.9 + 0.25 + 8 * 0.5) / 10)
    assert row["covered_usd"] == 30


def test_rows_can_be_had_as_csv(run):
    _, told, _ = run(f"potential rare_earths --partner MEX --products --format csv {ONE}")
    assert told.splitlines()[0].startswith("product,partner,source_usd,source_share,value_usd,")


def test_the_query_can_be_had(run):
    _, told, _ = run(f"potential rare_earths --query {ONE}")
    assert "read_parquet(['warehouse/hs/" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--code 28 --category atp=04", "two ways to name products; take one"),
        ("--weight much", "'much' is no weight; write it like capacity=2"),
        ("--category atp=04", "Nothing is stored of concordance"),
        ("--partner USMC", "No partner or region is called 'USMC'. Did you mean 'USMCA'?"),
        ("--partner CHN", "CHN cannot take over from CHN"),
        ("--dependence 1.5", "The dependence is 1.5; a part of a whole lies from 0 to 1"),
    ],
)
def test_what_does_not_fit_is_told(run, words, said):
    code, _, problem = run(f"potential rare_earths {words} {ONE}")
    assert code != 0
    assert said in problem


def test_complexity_is_told_of_partners(run):
    _, told, _ = run("complexity --through 2025-03 --months 1")
    assert told.split()[:4] == ["name", "diversity", "complexity", "fitness"]
    assert "The first 4 of 4; imports for consumption, 2025-03 to 2025-03, HS4." in told


def test_complexity_of_products_can_be_had_as_rows(run):
    _, told, _ = run("complexity products --through 2025-03 --months 1 --format json")
    assert {it["name"]: it["ubiquity"] for it in json.loads(told)} == {
        "2805": 2,
        "8471": 1,
        "9401": 3,
    }


def test_presets_are_listed_and_what_they_are_made_of_is_explained(run):
    assert "rare_earths" in run("list presets")[1]
    assert "part of replacement potential" in run("explain capacity")[1]
    assert "Products: 280530, 284610" in run("explain rare_earths")[1]
    assert "dimension of the scorecard, high is better" in run("explain regional_share")[1]
    assert "Balassa (1965)" in run("explain advantages")[1]
