import os
from datetime import date

import duckdb
import pytest

from balanza.catalog import Selection
from balanza.errors import StoreError
from balanza.findings import VERDICTS
from balanza.periods import Month
from balanza.publish import Reading, Witness
from balanza.publish.evidence import readable

JUNE = Month(2025, 6)
IMPORTS = Selection(indicator="share", table="goods", where={"flow": ("imports",)})
ROW = "month flow partner value_usd\n2025-06 imports MEX 30"


def answers(facts):
    """Every finding with its value, and what its query gives, run as it stands."""
    for name, family in facts.findings.items():
        verdict = VERDICTS.get(facts.claims[name].verdict)
        for it in family.values():
            relation = duckdb.sql(it.query)
            [row] = relation.fetchall()
            named = dict(zip(relation.columns, row, strict=True))
            yield it.name, it.value, verdict(named) if verdict else row[0]


def agree(value, given):
    return value == (given if isinstance(value, str) else pytest.approx(given, rel=1e-11))


@pytest.mark.parametrize("vintage", ["2025-08", "2026-10"])
def test_the_query_of_every_finding_gives_its_value(sample, found, vintage, monkeypatch):
    monkeypatch.chdir(sample[vintage].store.folder)
    given = list(answers(found[vintage]))
    assert [it for it in given if not agree(*it[1:])] == []
    assert [it[0] for it in given] == [it.name for it in found[vintage].all()]


def test_no_query_names_a_folder_of_this_machine(sample, found):
    folder = str(sample["2025-08"].store.folder)
    for it in found["2025-08"].all():
        assert folder not in it.query
        assert os.sep + "Users" not in it.query
        assert "read_parquet(['warehouse/" in it.query


def test_a_query_reads_only_files_of_the_vintage_that_was_known(found):
    assert "vintage=2026" not in "".join(it.query for it in found["2025-08"].all())


def test_a_query_has_none_of_the_engines_passing_names():
    sql = (
        'SELECT "__duckdb_s1".* FROM (SELECT row_index_0a1b AS at_0a1b\n\n'
        "FROM parquet_scan(['/a/b/x.parquet'], hive_partitioning := false))"
        ' AS "unnamed_relation_c0ffee"'
    )
    assert readable(sql, "/a") == (
        "SELECT step_1.*\nFROM (SELECT row_index AS at_0a1b FROM read_parquet(['b/x.parquet']))"
    )


def test_the_same_question_is_looked_up_once(world):
    witness = Witness(world("goods", ROW))
    assert witness.evidence(IMPORTS, JUNE) is witness.evidence(IMPORTS, JUNE)


def test_evidence_names_its_bytes_and_its_measures(world):
    found = Witness(world("goods", ROW)).evidence(IMPORTS, JUNE)
    [source] = found.sources
    assert (source.url, source.fetched_at[:10]) == ("https://w/all", "2025-08-05")
    assert found.measures == ("general_imports",)
    assert found.vintage == date(2025, 8, 5)


def test_the_youngest_of_the_bytes_gives_the_vintage(load, store):
    load("goods", "month flow partner value_usd\n2024-06 imports MEX 30", part="2024")
    load("goods", ROW, part="2025", vintage=date(2025, 8, 20))
    wanted = Selection(indicator="year_on_year", table="goods", where=IMPORTS.where)
    found = Witness(Reading(store, date(2025, 8, 31))).evidence(wanted, JUNE)
    assert (len(found.sources), found.vintage) == (2, date(2025, 8, 20))


def test_rows_without_their_snapshot_are_no_evidence(world, store):
    reading = world("goods", ROW)
    for record in store.snapshots.folder.rglob("*.json"):
        record.unlink()
    with pytest.raises(StoreError, match=r"holds no snapshot .* though rows were made of it"):
        Witness(reading).evidence(IMPORTS, JUNE)


def test_every_finding_names_what_it_stands_on(found):
    for it in found["2025-08"].all():
        assert it.sources
        assert it.vintage == date(2025, 8, 5)
        assert all(len(one.sha256) == 64 for one in it.sources)
        assert all(one.url.startswith("https://") for one in it.sources)
        assert not any("key=" in one.url for one in it.sources)
