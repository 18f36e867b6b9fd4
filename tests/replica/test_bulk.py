"""Months of the local double load, and each damage that it knows is refused."""

import sys
from datetime import UTC, datetime

import pytest

from balanza.errors import SourceError
from balanza.periods import Month
from balanza.refresh import BULK, Loading, load_bulk
from balanza.store import Store

pytestmark = pytest.mark.replica
NOW = datetime(2025, 8, 5, 12, tzinfo=UTC)
REFUSED = {
    "truncated-zip": "is no whole archive",
    "short-record": "records not (688|323) characters long",
    "bad-totals": "sums of the detail unlike (IMP|EXP)_CTY",
    "non-numeric": "'00000012X450000'",
    "unknown-country": "partners.csv does not know .* 9999",
    "wrong-month": "records not of 2025-06 .* month 05",
    "ytd-below-month": "below the month's",
    "repeated-record": "records that stand more than once",
    "missing-control": "lacks (IMP|EXP)_COMM.TXT",
    "trailing-1a": "ends with the byte 1A",
}


@pytest.fixture
def months(shared, tmp_path):
    """Two small archives of June 2025 in a folder of one's own."""
    folder = tmp_path / "archives"
    folder.mkdir()
    for it in (shared / "census_replica" / "bulk" / "sample").glob("*.ZIP"):
        (folder / it.name).write_bytes(it.read_bytes())
    return folder


@pytest.fixture
def damage(shared):
    """What damages an archive: damage(path, name)."""
    bulk = str(shared / "census_replica" / "bulk")
    sys.path.insert(0, bulk)
    yield pytest.importorskip("damage").apply_damage
    sys.path.remove(bulk)


def load(folder, store):
    changes = load_bulk(Loading(BULK, folder, Month(2025, 6)), Store.at(store), NOW)
    return {it.part: (it.status, it.rows) for it in changes}


def test_both_flows_of_a_month_load(months, tmp_path):
    found = load(months, tmp_path / "store")
    assert found == {"imports-2025-06": ("new", 909), "exports-2025-06": ("new", 824)}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("flow", ["IM", "EX"])
def test_a_damaged_month_is_refused_in_words_of_its_own(months, damage, tmp_path, name, flow):
    damage(months / f"{flow}DB2506.ZIP", name)
    with pytest.raises(SourceError, match=REFUSED[name]):
        load(months, tmp_path / "store")
    assert not list((tmp_path / "store").rglob("*.parquet"))


@pytest.mark.parametrize("name", ["lf", "crlf", "mixed-newlines"])
def test_other_line_ends_load_the_same(months, damage, tmp_path, name):
    for it in months.iterdir():
        damage(it, name)
    assert len(load(months, tmp_path / "store")) == 2
