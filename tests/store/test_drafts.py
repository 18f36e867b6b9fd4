"""A file is there whole or not at all."""

import pytest

from balanza.errors import StoreError
from balanza.store import draft, draft_folder
from balanza.store.drafts import PREFIX, sweep


def half_written(path, problem):
    with draft(path) as hidden:
        hidden.write_text("half")
        raise problem


def test_a_draft_becomes_its_file(tmp_path):
    with draft(tmp_path / "deep" / "file") as hidden:
        hidden.write_text("whole")
    assert (tmp_path / "deep" / "file").read_text() == "whole"
    assert len(list(tmp_path.rglob("*"))) == 2


def test_an_error_leaves_what_was_there(tmp_path):
    (tmp_path / "file").write_text("old")
    with pytest.raises(RuntimeError, match="a bug"):
        half_written(tmp_path / "file", RuntimeError("a bug"))
    assert [it.read_text() for it in tmp_path.iterdir()] == ["old"]


def test_a_full_disk_is_told_and_leaves_no_draft(tmp_path):
    says = r"file could not be written: No space left on device\. What was there before is"
    with pytest.raises(StoreError, match=says):
        half_written(tmp_path / "file", OSError(28, "No space left on device"))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_gives_no_reason_is_told_all_the_same(tmp_path):
    with pytest.raises(StoreError, match="could not be written: broken"), draft(tmp_path / "f"):
        raise OSError("broken")


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreError, match="could not be written: "):
        draft(tmp_path / "taken" / "file").__enter__()


def test_drafts_of_a_killed_process_are_swept(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / ".draft-1").write_text("half")
    (tmp_path / "deep" / "file").write_text("whole")
    sweep(tmp_path)
    assert [it.name for it in (tmp_path / "deep").iterdir()] == ["file"]


def test_a_hidden_folder_vanishes_with_its_files(tmp_path):
    with draft_folder(tmp_path) as folder:
        (folder / "IMDB2506.ZIP").write_bytes(b"half")
        assert folder.name.startswith(PREFIX)
    assert list(tmp_path.iterdir()) == []


def test_a_hidden_folder_that_a_killed_process_left_is_swept(tmp_path):
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "IMDB2506.ZIP").write_bytes(b"half")
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
