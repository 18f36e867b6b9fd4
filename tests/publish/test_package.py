"""The data package, read by the library of those who specify it."""

import csv
import hashlib
import io
import json
import warnings
from dataclasses import replace

import pytest

from balanza.catalog import Selection
from balanza.periods import Month
from balanza.publish import Witness, files, write
from balanza.publish.data import csv_of
from balanza.publish.package import package


@pytest.fixture(scope="module")
def made(published):
    return dict(files([published], ["svg"]))


@pytest.fixture(scope="module")
def told(made):
    return json.loads(made["data/datapackage.json"])


def test_a_package_is_valid_for_frictionless_with_every_row(made, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that it stands on
        frictionless = pytest.importorskip("frictionless")
        write(made.items(), tmp_path)
        report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == 22


def test_every_table_is_described_column_by_column(made, told):
    for it in [it for it in told["resources"] if it["format"] == "csv"]:
        head = next(csv.reader(io.StringIO(made[f"data/{it['path']}"].decode())))
        assert [field["name"] for field in it["schema"]["fields"]] == head
        assert all(field["description"] for field in it["schema"]["fields"])
        assert it["bytes"] == len(made[f"data/{it['path']}"])


def test_columns_have_types_units_and_a_key(told):
    shares = next(it for it in told["resources"] if it["name"] == "computers_shares")
    found = {it["name"]: (it["type"], it.get("unit")) for it in shares["schema"]["fields"]}
    assert found == {
        "month": ("date", None),
        "partner": ("string", None),
        "value_usd": ("number", "usd"),
        "share": ("number", "ratio"),
    }
    assert shares["schema"]["primaryKey"] == ["month", "partner"]


def test_a_package_names_licence_sources_and_vintage(told):
    assert told["licenses"][0]["title"].startswith("Public domain")
    assert told["version"] == "2025-08-05"
    assert "Sample edition" in told["description"]
    assert all(len(it["sha256"]) == 64 for it in told["sources"])
    shown = [it for it in told["resources"] if it["format"] == "csv"]
    assert all(it["sources"] and it["query"] for it in shown)


def test_a_package_lists_the_tables_that_its_queries_read(made, told):
    tables = [it for it in told["resources"] if it["format"] == "parquet"]
    assert [it["path"] for it in tables] == [
        "tables/atp.parquet",
        "tables/atp_totals.parquet",
        "tables/naics.parquet",
    ]
    body = made["data/tables/naics.parquet"]
    assert tables[2]["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_a_column_of_few_codes_lists_them_and_a_verdict_is_true_or_false(published, world):
    text = "month flow partner value_usd\n2025-05 imports MEX 1\n2025-06 imports MEX 2"
    shows = Selection(indicator="record", table="goods", by=("month",))
    evidence = Witness(world("goods", text)).evidence(shows, Month(2025, 6))
    shown = replace(published.shown[0], evidence=evidence)
    bodies = {name: csv_of(it) for name, it in shown.data.items()}
    told = json.loads(package(replace(published, shown=(shown,)), bodies))
    fields = {it["name"]: it for it in told["resources"][0]["schema"]["fields"]}
    assert fields["flow"]["constraints"]["enum"] == ["exports", "imports"]
    assert fields["is_highest"]["type"] == "boolean"
