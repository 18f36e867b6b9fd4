"""From an empty store to the article's figures, with the commands that a user types."""

import json

import duckdb
import pytest
from click.testing import CliRunner

from balanza.cli import app
from balanza.definitions import read
from balanza.units import MINUS, WRITTEN

EXPECTED = read("balanza.briefs.north_america", "expected.yaml")
ORDERS = ("atp atp_totals --since 2023-01", "naics --since 2023-01 --flow imports")
SHARES = {
    ("334", 2013): {"China": 0.455, "Taiwan": 0.042, "Mexico": 0.145},
    ("334", 2024): {"China": 0.214, "Taiwan": 0.140, "Mexico": 0.177},
    ("334", 2025): {"China": 0.091, "Taiwan": 0.217, "Mexico": 0.204},
    ("335", 2013): {"China": 0.394, "Mexico": 0.240},
    ("335", 2024): {"China": 0.285, "Mexico": 0.239},
    ("335", 2025): {"China": 0.212, "Mexico": 0.249},
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a command in a folder with a store of its own: run("status", today="2025-08-05")."""
    folder = tmp_path_factory.mktemp("brief")

    def call(words, address="", key="", today="2025-08-05"):
        told = {"BALANZA_STORE": str(folder / "store"), "BALANZA_TODAY": today}
        told |= {"BALANZA_CENSUS_URL": address, "CENSUS_API_KEY": key}
        answer = CliRunner(env=told).invoke(app, words.split(), catch_exceptions=False)
        assert answer.exit_code == 0, answer.output
        return answer

    call.folder = folder
    return call


def told(run, through="2025-06", **options):
    out = run.folder / "out"
    run(f"brief --through {through} --out {out}", **options)
    return {it["name"]: it["value"] for it in json.loads((out / "findings.json").read_text())}


def differing(found, figures):
    """The figures that are not what was printed."""
    written = {
        name: WRITTEN[it["in"]](found[name]) if "in" in it else found[name]
        for name, it in figures.items()
    }
    return {
        name: (text, figures[name]["printed"])
        for name, text in written.items()
        if text.replace(MINUS, "-") != figures[name]["printed"]
    }


@pytest.fixture(scope="module")
def refreshed(run, old, key):
    """Run commands on a store that was empty until it was refreshed in August 2025."""
    for order in ORDERS:
        run(f"refresh {order} --quiet", address=old[0], key=key)
    return run


@pytest.mark.replica
def test_an_empty_store_is_brought_to_every_figure_of_the_article(refreshed):
    assert differing(told(refreshed), EXPECTED["article"]["figures"]) == {}


@pytest.mark.replica
def test_a_revision_gives_other_figures_with_the_same_command(refreshed, young, key):
    for order in ORDERS:
        refreshed(f"refresh {order} --quiet", address=young[0], key=key, today="2026-10-08")
    before, after = told(refreshed, today="2026-10-07"), told(refreshed, today="2026-10-08")
    assert differing(before, EXPECTED["article"]["figures"]) == {}
    assert differing(after, EXPECTED["revised"]["figures"]) == {}


@pytest.mark.replica
@pytest.mark.parametrize(("product", "year"), SHARES)
def test_the_shares_of_the_sample_are_those_of_the_official_file(shared, product, year):
    file = shared / "data" / "naics" / "naics3_imports_monthly_33_partners.parquet"
    world, wanted = "TOTAL FOR ALL COUNTRIES", SHARES[product, year]
    sums = dict(
        duckdb.sql(
            f"SELECT CTY_NAME, sum(imports) FROM '{file}' "
            f"WHERE NAICS = '{product}' AND year(time) = {year} GROUP BY CTY_NAME"
        ).fetchall()
    )
    found = {it: round(sums[it.upper()] / sums[world], 3) for it in wanted}
    assert found == wanted
