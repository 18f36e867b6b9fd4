import subprocess
import sys

import pytest

from balanza.errors import StoreError
from balanza.publish import write


def contents(folder):
    return {
        it.relative_to(folder).as_posix(): it.read_bytes()
        for it in sorted(folder.rglob("*"))
        if it.is_file()
    }


def test_files_are_written_where_their_names_say(tmp_path):
    written = write([("index.html", b"a"), ("data/x.csv", b"b")], tmp_path / "brief")
    assert written == [tmp_path / "brief" / "index.html", tmp_path / "brief" / "data" / "x.csv"]
    assert contents(tmp_path / "brief") == {"index.html": b"a", "data/x.csv": b"b"}


def test_what_is_there_is_replaced_and_what_is_not_ours_stays(tmp_path):
    (tmp_path / "mine.txt").write_bytes(b"mine")
    for body in (b"old", b"new"):
        write([("index.html", body)], tmp_path)
    assert contents(tmp_path) == {"index.html": b"new", "mine.txt": b"mine"}


def test_a_file_that_cannot_be_made_leaves_the_folder_as_it_was(tmp_path):
    write([("index.html", b"old")], tmp_path)

    def failing():
        yield "index.html", b"new"
        raise ValueError("no picture")

    with pytest.raises(ValueError, match="no picture"):
        write(failing(), tmp_path)
    assert contents(tmp_path) == {"index.html": b"old"}


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "brief").write_bytes(b"mine")
    with pytest.raises(StoreError, match=r"brief is a file; a brief needs a folder\. Choose"):
        write([("index.html", b"new")], tmp_path / "brief")
    assert contents(tmp_path) == {"brief": b"mine"}


def test_a_folder_that_takes_no_file_is_named_and_no_draft_is_left(tmp_path):
    (tmp_path / "index.html").mkdir()
    with pytest.raises(StoreError, match=r"index\.html could not be written: "):
        write([("index.html", b"new")], tmp_path)
    assert contents(tmp_path) == {}


FULL = """
import resource, sys
from pathlib import Path
from balanza.errors import StoreError
from balanza.publish import write
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
made = [("a.html", b"new"), ("data/large.csv", b"x" * 5000), ("z.html", b"new")]
try:
    write(made, Path(sys.argv[1]))
except StoreError as problem:
    print(problem)
"""


def test_a_disk_that_takes_some_files_only_leaves_the_folder_as_it_was(tmp_path):
    before = {"a.html": b"old", "z.html": b"old"}
    write(before.items(), tmp_path)
    order = [sys.executable, "-c", FULL, str(tmp_path)]
    told = subprocess.run(order, capture_output=True, text=True, check=True).stdout
    assert "large.csv could not be written: File too large. What was there" in told
    assert contents(tmp_path) == before
