import json

import duckdb
import pytest

from balanza.errors import StoreError
from balanza.periods import Month
from balanza.publish import files, publication, write
from balanza.publish.recompute import recompute

JUNE = Month(2025, 6)


@pytest.fixture(scope="module")
def folders(sample, published, tmp_path_factory):
    """The brief of both vintages, written to folders."""
    later = publication("north_america", sample["2026-10"], JUNE)
    made = {"2025-08": published, "2026-10": later}
    out = tmp_path_factory.mktemp("published")
    for name, it in made.items():
        write(files([it], ["md"]), out / name)
    return {name: out / name for name in made}


@pytest.fixture
def altered(folders, tmp_path):
    """A copy of a folder whose findings `change` has changed."""

    def make(change):
        kept = {
            it.relative_to(folders["2025-08"]).as_posix(): it.read_bytes()
            for it in folders["2025-08"].rglob("*")
            if it.is_file()
        }
        found = json.loads(kept["findings.json"])
        change(found)
        write((kept | {"findings.json": json.dumps(found).encode()}).items(), tmp_path)
        return tmp_path

    return make


@pytest.mark.parametrize("vintage", ["2025-08", "2026-10"])
def test_every_finding_and_exhibit_comes_out_of_its_sql_alone(folders, vintage):
    told = recompute(folders[vintage])
    listed = json.loads((folders[vintage] / "findings.json").read_text("utf-8"))
    assert (told.findings, told.files) == (len(listed), 19)
    assert len(listed) > 100


def test_a_query_runs_in_the_published_folder_as_it_stands(folders, monkeypatch):
    monkeypatch.chdir(folders["2025-08"])
    found = json.loads((folders["2025-08"] / "findings.json").read_text("utf-8"))
    deficit = next(it for it in found if it["name"] == "atp_balance_2024")
    assert duckdb.sql(deficit["query"]).fetchall() == [(-298_900_000_000.0,)]
    assert "FROM 'data/tables/atp_totals.parquet'" in deficit["query"]
    assert not any("warehouse/" in it["query"] for it in found)


def test_all_that_comes_out_otherwise_is_told_at_once(altered):
    def change(found):
        found[0]["value"] = 1
        found[1]["query"] = "SELECT nothing FROM 'data/tables/atp.parquet'"
        found[2]["query"] = found[2]["query"].replace("data/tables/", "data/gone/")

    with pytest.raises(StoreError) as problem:
        recompute(altered(change))
    told = str(problem.value)
    assert told.startswith("3 of 184 queries of ")
    assert ", not 1; " in told
    assert told.count("its query does not run: Binder Error") == 1
    assert "Get the folder again from where it was published" in told


def test_a_strangers_query_reads_the_tables_and_nothing_else(altered, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", "utf-8")

    def change(found):
        found[0]["query"] = f"SELECT a FROM '{secret}'"
        found[1]["query"] = "COPY (SELECT 1) TO 'data/tables/new.parquet'"
        found[2]["query"] = "SELECT 1; SELECT 2"

    with pytest.raises(StoreError) as problem:
        recompute(altered(change))
    told = str(problem.value)
    assert "its query does not run: Permission Error" in told
    assert "its query does more than select" in told
    assert "its query is not one statement" in told
    assert not (tmp_path / "data" / "tables" / "new.parquet").exists()


def test_changed_rows_of_an_exhibit_and_unknown_verdicts_are_told(altered):
    def change(found):
        next(it for it in found if it["verdict"])["verdict"] = "tendency"

    folder = altered(change)
    table = folder / "data" / "ict_change.csv"
    *lines, _ = table.read_text("utf-8").splitlines()
    table.write_text("\n".join([*lines, lines[1].replace("2025", "1925")]), "utf-8")
    (folder / "data" / "categories.csv").unlink()
    with pytest.raises(StoreError) as problem:
        recompute(folder)
    told = str(problem.value)
    assert "ict_change has 1 rows that its query does not give, and lacks 1" in told
    assert "categories: " in told
    assert "No verdict is called 'tendency'" in told


def test_a_folder_that_does_not_describe_its_data_is_told(altered):
    folder = altered(lambda _: None)
    (folder / "data" / "datapackage.json").write_text("{", "utf-8")
    with pytest.raises(StoreError, match=r"datapackage.json does not describe the data"):
        recompute(folder)
