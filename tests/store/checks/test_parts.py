"""The tables lie there as they were written."""

import json
import shutil
import subprocess
import sys

import pytest

from balanza.store.checks import parts
from balanza.store.snapshots import places

HOLD = """
import sys; from pathlib import Path; from balanza.store import Store
with Store.at(Path(sys.argv[1])).writing(): print("writing", flush=True); sys.stdin.read()
"""
PART = "atp_totals country of 2025-08-05"


@pytest.fixture
def file(store, part):
    return part.path(store.warehouse.folder)


def change(path, **values):
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


@pytest.mark.usefixtures("part")
@pytest.mark.parametrize("quick", [True, False])
def test_parts_as_they_were_written_are_sound(scope, quick):
    account = parts(scope(quick=quick))
    assert (account.looked, account.remarks) == ("1 (3 rows)", ())


@pytest.mark.usefixtures("part")
def test_a_part_that_is_gone_is_missed(store, scope, told):
    shutil.rmtree(store.warehouse.folder)
    says = "parts that were loaded and are gone"
    assert told(parts(scope())) == [("damage", says, 1, PART)]
    assert parts(scope("atp")).remarks == ()


def test_rows_that_are_gone_are_damage(file, scope, told):
    file.unlink()
    assert told(parts(scope())) == [("damage", "parts whose rows are gone", 1, PART)]


def test_bytes_that_changed_are_damage(file, scope):
    body = bytearray(file.read_bytes())
    body[9] ^= 1
    file.write_bytes(body)
    assert [it.says for it in parts(scope()).damages] == ["parts whose bytes have changed"]
    assert parts(scope(quick=True)).remarks == ()


@pytest.mark.parametrize("quick", [True, False])
def test_a_file_that_is_no_table_is_damage(file, scope, quick):
    file.write_text("PAR1")
    account = parts(scope(quick=quick))
    assert [it.says for it in account.damages] == ["parts whose bytes have changed"]


def test_another_number_of_rows_is_damage(file, scope, told):
    change(file.with_name("record.json"), rows=2)
    says = "parts of another number of rows"
    assert told(parts(scope())) == [("damage", says, 1, f"{PART} has 3 rows, not 2")]


def test_a_record_that_cannot_be_read_is_damage(file, scope, told):
    file.with_name("record.json").write_text("{")
    [(severity, says, *_), orphan] = told(parts(scope()))
    assert (severity, says) == ("damage", "records of parts that cannot be read")
    assert orphan[:2] == ("note", "files of rows that no record names")


def test_a_record_in_anothers_place_is_damage(file, scope, told):
    change(file.with_name("record.json"), part="other")
    [(severity, says, _, example), *_] = told(parts(scope()))
    assert (severity, says) == ("damage", "records of parts that lie in another's place")
    assert example.endswith("says it is atp_totals other of 2025-08-05")


@pytest.mark.usefixtures("part")
def test_a_snapshot_that_rows_were_made_of_is_missed(store, snapshot, scope, told):
    places(store.snapshots.folder, snapshot)[0].with_suffix(".json").unlink()
    says = "snapshots that rows were made of and that are not there"
    assert told(parts(scope())) == [("damage", says, 1, f"{snapshot.sha256} of {PART}")]


@pytest.mark.usefixtures("part")
def test_a_ledger_that_cannot_be_read_is_damage(store, scope):
    (store.folder / "ledger.json").write_text("{")
    assert [it.says for it in parts(scope()).damages] == ["ledgers that cannot be read"]


def test_a_damaged_note_of_the_last_check_is_damage(file, scope):
    (file.parent.parent / "checked.txt").write_text("soon")
    [remark] = parts(scope()).damages
    assert remark.says == "files checked.txt that cannot be read"


def test_what_a_broken_write_left_is_a_note(store, file, scope, told):
    shutil.copy(file, file.with_name("rows-00000000.parquet"))
    (store.folder / ".draft-1").write_text("half")
    (store.warehouse.folder / "ours").mkdir()
    home = "atp_totals/part=country/vintage=2025-08-05"
    assert told(parts(scope())) == [
        ("note", "files of rows that no record names", 1, f"{home}/rows-00000000.parquet"),
        ("note", "folders of no table", 1, "ours"),
        ("note", "drafts that nobody is writing", 1, ".draft-1"),
    ]


@pytest.mark.usefixtures("part")
def test_drafts_of_another_process_are_its_own(store, scope, told):
    command = [sys.executable, "-c", HOLD, str(store.folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as other:
        assert other.stdout.readline() == "writing\n"
        (store.folder / ".draft-1").write_text("half")
        found = told(parts(scope()))
        other.stdin.close()
    says = "processes that were writing meanwhile"
    assert found == [("note", says, 1, str(store.folder))]
