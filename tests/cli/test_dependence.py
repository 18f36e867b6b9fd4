from datetime import date
from pathlib import Path

import narwhals as nw
import pytest

from balanza.catalog import table
from balanza.store import Store

DAY = date(2024, 6, 1)
MARCH = date(2024, 3, 1)
MILLION = 1_000_000


def keep(name, records):
    """Load records into the store; what they leave out is empty or nought."""
    empty = {it.name: 0 if it.type == "int64" else "" for it in table(name).columns}
    rows = nw.from_dicts([empty | it for it in records], table(name).schema, backend="pyarrow")
    Store.at(Path("store")).warehouse.load(table(name), "all", DAY, rows)


@pytest.fixture
def modems(monkeypatch, tmp_path):
    """A store with modems that China sells and few buy from here."""
    monkeypatch.chdir(tmp_path)
    line = {"month": MARCH, "product": "8517620090", "level": "HS10"}
    bought = {"flow": "imports", "partner": "CHN", "measure": "general_imports"}
    sold = {"flow": "exports", "partner": "CAN", "measure": "total_exports"}
    keep(
        "hs",
        [line | bought | {"value_usd": 9 * MILLION}, line | sold | {"value_usd": MILLION}],
    )
    code = {"month": date(2024, 1, 1), "product": "8517620090", "atp": "04"}
    keep("concordance", [{**code, "flow": flow} for flow in ("imports", "exports")])


@pytest.fixture
def cars(monkeypatch, tmp_path):
    """A store with cars from Mexico, most of them with a claim."""
    monkeypatch.chdir(tmp_path)
    entry = {"month": MARCH, "product": "8703230130", "partner": "MEX", "country_code": "2010"}
    values = {"S": 3 * MILLION, "": MILLION}
    keep(
        "bulk_imports",
        [{**entry, "programme": it, "consumption_value_usd": v} for it, v in values.items()],
    )


@pytest.mark.usefixtures("modems")
def test_dependent_products_are_listed(run):
    code, told, errors = run("dependents atp=04 --years 2024 --store store")
    assert code == 0
    [row] = [line.split() for line in told.splitlines() if "851762" in line]
    assert "2024" in row
    assert "Outside USMCA; eu_2021; 1 months of each year." in errors


@pytest.mark.usefixtures("modems")
def test_how_lasting_the_list_is_can_be_asked(run):
    _, told, _ = run("dependents atp --years 2024 --lasting --store store --format csv")
    assert told.splitlines()[:2] == [
        "year,products,dependent,imports_usd,dependent_usd,churn",
        "2024,1,1,9000000.0,9000000.0,",
    ]
    _, told, _ = run("dependents atp --years 2024 --lasting --store store")
    [row] = [line.split() for line in told.splitlines() if " 2024 " in line]
    assert row == ["2024", "1", "1", "9.0", "9.0", "n/a"]


@pytest.mark.usefixtures("modems")
def test_what_is_no_year_is_refused(run):
    code, _, errors = run("dependents atp --years 2024,now --store store")
    assert code == 2
    assert "'now' is no year; write them like 2023,2024." in errors


@pytest.mark.usefixtures("cars")
def test_claims_are_shown_by_partner(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "180")
    code, told, _ = run("claims --by partner --store store")
    assert code == 0
    [row] = [line.split() for line in told.splitlines() if " MEX " in line]
    assert row[:4] == ["MEX", "4.0", "3.0", "75.0%"]


@pytest.mark.usefixtures("cars")
def test_claims_with_a_tariff_and_a_span(run):
    Path("tariff.csv").write_text("hs8,rate_raw\n87032301,2.5%\n", "utf-8")
    span = "--since 2024-03 --through 2024-03"
    _, told, _ = run(f"claims {span} --tariff tariff.csv --store store --format csv")
    [_, row] = told.splitlines()
    assert row.endswith(",4000000.0,0.75,0.0,")


@pytest.mark.usefixtures("cars")
def test_a_span_has_two_ends(run):
    code, _, errors = run("claims --since 2024-03 --store store")
    assert code == 2
    assert "Name both --since and --through, or neither." in errors


@pytest.mark.usefixtures("cars")
def test_without_a_tariff_it_is_told_that_free_lines_stand_with_the_others(run):
    _, told, _ = run("claims --by partner --store store")
    assert "Which lines are free anyway is not told apart: all are unlisted. Give" in told
    assert "Imports for consumption, all months stored. Source: U.S. Census Bureau." in told
    _, told, errors = run("claims --by partner --store store --format csv")
    assert "unlisted. Give" in errors
    assert "Give" not in told
