import json

import pytest


@pytest.fixture
def brief(run, tmp_path):
    """A folder that a brief was written to."""
    out = tmp_path / "brief"
    assert run(f"brief --through 2025-06 --format svg --out {out}")[0] == 0
    return out


def test_a_trace_is_read_from_a_folder_in_any_form(run, brief):
    code, told, _ = run(f"trace ict_rank MEX --in {brief}")
    assert code == 0
    assert told.startswith("ict_rank_MEX: 2\n")
    code, told, _ = run(f"trace ict_rank_MEX --in {brief} --format bibtex")
    assert told.startswith("@techreport{balanza-north_america-2025-06-2026-10-08-ict_rank_MEX,")


def test_a_trace_is_worked_out_from_the_store_and_the_edition_said(run):
    code, told, errors = run("trace atp_balance_2024 --through 2025-06 --format json")
    assert code == 0
    assert json.loads(told)["unit"] == "usd"
    assert "Sample edition" in errors


def test_a_misspelt_finding_is_guessed(run, brief):
    code, told, errors = run(f"trace ict_rank_MXE --in {brief}")
    assert (code, told) == (1, "")
    assert "Did you mean 'ict_rank_MEX'?" in errors
