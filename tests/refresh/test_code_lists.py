"""The lists of codes of a year hold from its January."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from balanza.catalog import table
from balanza.errors import QuestionError, SourceError
from balanza.frames import rows
from balanza.refresh import Lists, Loading, load_bulk, load_code_lists
from balanza.store import Store

SPECIMENS = Path(__file__).parents[1] / "sources" / "census_bulk" / "specimens"
NOW = datetime(2025, 8, 5, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return Store.at(tmp_path / "store")


@pytest.fixture
def place(tmp_path):
    """A folder with the lists of 2019 under the year's name."""
    shutil.copytree(SPECIMENS, tmp_path / "lists" / "2019")
    return tmp_path / "lists"


@pytest.fixture
def load(store):
    """Load a folder: load(place, year) -> {part: status}."""
    return lambda place, year=0: {
        it.part: it.status for it in load_code_lists(Lists(place, year), store, NOW)
    }


def test_a_folder_is_named_after_its_year(load, place, store):
    assert load(place) == {"exports-2019-01": "new", "imports-2019-01": "new"}
    read = rows(store.warehouse.read(table("concordance"), date.max))
    assert {it["month"] for it in read} == {date(2019, 1, 1)}
    body = store.snapshots.read(store.snapshots.find(read[0]["snapshot"]))
    assert body in {it.read_bytes() for it in SPECIMENS.iterdir()}


def test_the_folder_of_a_year_may_be_given_itself(load, place):
    assert list(load(place / "2019")) == ["exports-2019-01", "imports-2019-01"]


def test_the_year_may_be_told(load):
    assert list(load(SPECIMENS, 2020)) == ["exports-2020-01", "imports-2020-01"]


def test_loaded_twice_nothing_changes(load, place):
    load(place)
    assert set(load(place).values()) == {"unchanged"}


def test_a_list_of_no_year_is_told(load):
    with pytest.raises(QuestionError, match=r"its year: .*exp-code.txt, .*imp-code.txt\. Put"):
        load(SPECIMENS)


def test_a_folder_without_a_list_is_told(load, tmp_path):
    with pytest.raises(QuestionError, match=r"holds none of imp-code.txt, exp-code.txt, nor"):
        load(tmp_path)


def test_one_bad_list_keeps_all_out(load, place, store):
    for it in place.glob("*/*"):
        it.write_bytes(it.read_bytes()[:-20])
    with pytest.raises(SourceError, match=r"(?s)exp-code.txt of 2019 .*imp-code.txt of 2019"):
        load(place)
    assert not list(store.folder.rglob("*.parquet"))


@pytest.fixture
def bring_archive(store, bulk, entered, listed, tmp_path):
    """Load the archive of January 2019, whose list has one commodity."""

    def bring():
        january = [{**it, "year": "2019", "month": "01"} for it in entered]
        bulk(tmp_path / "IMDB1901.ZIP", january, listed)
        load_bulk(Loading(place=tmp_path), store, NOW)

    return bring


def test_the_list_that_came_with_the_detail_counts(bring_archive, store):
    bring_archive()
    _, change = load_code_lists(Lists(SPECIMENS, 2019), store, NOW)
    assert (change.part, change.status, change.rows) == ("imports-2019-01", "left out", 1)
    assert "the archive of 2019-01 is loaded, and the list in it counts" in change.notes[0]


def test_the_archive_takes_the_place_of_the_list_of_the_year(load, bring_archive, store):
    load(SPECIMENS, 2019)
    bring_archive()
    held = store.warehouse.newest(table("concordance"), date.max)
    assert held["imports-2019-01"].rows == 1
