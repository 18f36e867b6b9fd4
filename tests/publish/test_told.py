import json

import pytest

from balanza.errors import StoreError, UnknownName
from balanza.periods import Month
from balanza.publish import files, trace, trace_in, write


@pytest.fixture(scope="module")
def folder(published, tmp_path_factory):
    out = tmp_path_factory.mktemp("brief")
    wanted = ("findings.json", "manifest.json")
    write([it for it in files([published], ["html"]) if it[0] in wanted], out)
    return out


def test_a_store_and_a_folder_tell_the_same(folder, sample):
    kept = trace_in(folder, "ict_rank MEX")
    assert trace("ict_rank_MEX", "north_america", sample["2025-08"], Month(2025, 6)) == kept


def test_a_trace_in_words_says_everything_one_needs(folder):
    told = trace_in(folder, "ict_share_of_atp_balance").written()
    lines = told.splitlines()
    assert lines[0] == "ict_share_of_atp_balance: 71.6%"
    assert any(it.startswith("Formula    Share") for it in lines)
    assert any(
        it.startswith("Selection  table atp; product = 04; window = ytd") for it in lines
    )
    assert "Vintage    2025-08-05" in lines
    assert "FROM 'data/tables/atp.parquet'" in told
    assert lines[lines.index("Cite") + 1].startswith("  balanza (2025-08-05). ")


def test_a_trace_as_json_is_the_finding_with_its_formula_and_references(folder):
    told = json.loads(trace_in(folder, "atp_balance_2024").written("json"))
    assert told["value"] == -298_900_000_000
    assert told["formula"].startswith("Trade balance: exports_usd")
    assert [it["type"] for it in told["cite"]] == ["report", "dataset"]


def test_only_the_citation_is_given_in_a_form_of_reference_managers(folder):
    assert trace_in(folder, "ict_rank_MEX").written("ris").startswith("TY  - RPRT\n")


def test_names_and_forms_are_guessed(folder):
    with pytest.raises(UnknownName, match=r"Did you mean 'ict_rank_MEX'\?"):
        trace_in(folder, "ict_rank_MXE")
    with pytest.raises(UnknownName, match=r"Did you mean 'bibtex'\?"):
        trace_in(folder, "ict_rank_MEX").written("bibtx")


def test_a_folder_without_a_manifest_cannot_be_cited(folder, tmp_path):
    (tmp_path / "findings.json").write_bytes((folder / "findings.json").read_bytes())
    with pytest.raises(
        StoreError, match=r"does not say what was published: .* Name the folder"
    ):
        trace_in(tmp_path, "ict_rank_MEX")
