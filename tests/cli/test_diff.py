import json

import pytest

from balanza.cli.differences import write
from balanza.findings import differences
from balanza.publish.archive import findings_in

WORDS = "brief north_america --through 2025-06"


@pytest.fixture
def then_now(run, tmp_path):
    """The brief as of August 2025, and as of today."""
    run(f"{WORDS} --as-of 2025-08-31 --out {tmp_path}/then")
    run(f"{WORDS} --out {tmp_path}/now")
    return tmp_path / "then", tmp_path / "now"


def test_findings_that_moved_are_told(run, then_now, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    then, now = then_now
    code, told, _ = run(f"diff {then} {now}/findings.json")
    found = [" ".join(it.split()) for it in told.splitlines()]
    assert code == 0
    assert "ict_move_MEX held rose value" in found
    assert "atp_balance_2024 −$298.9 billion −$294.4 billion $4.5 billion +1.50% value" in found
    assert "ict_rank_before_TWN 3 2 −1 value" in found
    assert "ict_share_USMCA 21.4% 21.3% −0.1 value" in found
    assert found[-1] == (
        "100 changed, 0 new, 0 gone, 65 unchanged, 65 of them from other bytes. "
        "Data as of 2025-08-05 and of 2026-10-08."
    )


def test_the_exit_code_tells_a_change_only_where_it_is_wanted(run, then_now):
    then, now = then_now
    assert [run(f"diff {then} {now}{it}")[0] for it in ("", " --check")] == [0, 3]
    code, told, _ = run(f"diff {now} {now} --check")
    assert (code, told.splitlines()[0]) == (0, "Nothing changed.")


def test_other_programs_get_numbers(run, then_now, tmp_path):
    then, now = then_now
    _, told, errors = run(f"diff {then} {now} --format json")
    found = {it["name"]: it for it in json.loads(told)}
    assert found["atp_balance_2024"]["difference"] == pytest.approx(4.4707e9)
    assert found["atp_balance_2024"]["differs"] == "value vintage"
    assert errors.startswith("100 changed, ")
    run(f"diff {then} {now} --format csv --out {tmp_path}/diff.csv")
    assert (tmp_path / "diff.csv").read_text().startswith("name,kind,unit,before,after,diff")


def test_new_and_gone_findings_are_listed(then_now, capsys):
    [it, *_] = findings_in(then_now[0])
    assert write([], [it], "table", None) == len(differences([], [it])) == 1
    assert "Data as of no day and of 2025-08-05" in capsys.readouterr().out


def test_what_is_no_brief_is_told(run, tmp_path):
    code, _, errors = run(f"diff {tmp_path} {tmp_path}")
    assert code == 1
    assert "findings.json. Give a findings.json that `balanza brief` wrote" in errors
