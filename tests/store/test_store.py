"""A store is a folder, written by one process at a time."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from balanza.catalog import table
from balanza.errors import StoreError
from balanza.store import SAMPLE, Edition, Store, default_folder, open_store

HOLD = """
import sys; from pathlib import Path; from balanza.store import Store
with Store.at(Path(sys.argv[1])).writing(): print("writing", flush=True); sys.stdin.read()
"""


def test_a_folder_that_is_not_there_is_an_empty_store(tmp_path):
    store = Store.at(tmp_path / "new")
    assert store.is_empty
    assert store.edition == Edition()
    assert not store.folder.exists()


def test_a_store_with_a_part_is_not_empty(tmp_path, totals):
    store = Store.at(tmp_path)
    rows = totals({"2025-01": 5})
    store.warehouse.load(table("atp_totals"), "country-2025", date(2025, 8, 5), rows)
    assert not store.is_empty
    assert open_store(tmp_path).folder == tmp_path


def test_an_empty_store_gives_way_to_the_sample(tmp_path):
    assert open_store(tmp_path).folder == SAMPLE


def test_a_store_that_is_written_says_its_format(tmp_path):
    with Store.at(tmp_path).writing():
        pass
    assert json.loads((tmp_path / "store.json").read_text()) == {
        "format": 1,
        "name": "",
        "label": {},
    }


def test_what_a_store_says_of_itself_stays(tmp_path):
    edition = Edition(name="sample", label={"en": "A sample"})
    Store.at(tmp_path).mark(edition)
    with Store.at(tmp_path).writing():
        pass
    assert Store.at(tmp_path).edition == edition


def test_writing_sweeps_what_a_killed_process_left(tmp_path):
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / ".draft-1").write_text("half")
    with Store.at(tmp_path).writing():
        assert list((tmp_path / "warehouse").iterdir()) == []


def test_writing_can_be_done_again_after_an_error(tmp_path):
    with pytest.raises(RuntimeError, match="a bug"), Store.at(tmp_path).writing():
        raise RuntimeError("a bug")
    with Store.at(tmp_path).writing():
        pass


def test_only_one_process_writes(tmp_path):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout.readline() == "writing\n"
        says = "Another process is writing to .*. Wait until it is done, or use another store"
        with pytest.raises(StoreError, match=says), Store.at(tmp_path).writing():
            pass
        other.stdin.close()
    with Store.at(tmp_path).writing():
        pass


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    says = r"file cannot be written: .*\. Choose another folder with --store or BALANZA_STORE"
    with pytest.raises(StoreError, match=says), Store.at(tmp_path / "file").writing():
        pass


def test_a_folder_in_a_file_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(StoreError, match="cannot be written: Not a directory"),
        Store.at(tmp_path / "file" / "store").writing(),
    ):
        pass


def test_a_newer_format_is_refused(tmp_path):
    (tmp_path / "store.json").write_text('{"format": 2}')
    says = r"has format 2; this balanza knows formats up to 1\. Install a newer balanza"
    with pytest.raises(StoreError, match=says):
        Store.at(tmp_path)


@pytest.mark.parametrize("text", ["", "{", '{"format": "one"}'])
def test_a_damaged_mark_is_told(tmp_path, text):
    (tmp_path / "store.json").write_text(text)
    with pytest.raises(StoreError, match=r"store\.json is damaged: .*\. Bring it back"):
        Store.at(tmp_path)


def test_the_folder_is_the_one_that_was_set(monkeypatch, tmp_path):
    monkeypatch.setenv("BALANZA_STORE", str(tmp_path))
    assert default_folder() == tmp_path


def test_the_folder_is_else_the_usual_one(monkeypatch):
    monkeypatch.delenv("BALANZA_STORE", raising=False)
    assert default_folder().parts[-2:] == ("balanza", "store")
    assert isinstance(default_folder(), Path)
