"""Bytes are kept for good, with where they came from and when."""

import hashlib

import pytest

from balanza.errors import StoreError
from balanza.store import Snapshots

BODY = b"[[1]]" * 100
DIGEST = hashlib.sha256(BODY).hexdigest()
WHEN = "2025-08-05T12:00:00+00:00"


@pytest.fixture
def snapshots(tmp_path):
    return Snapshots(tmp_path)


@pytest.fixture
def kept(snapshots):
    return snapshots.keep("imports-hitech", "https://there", WHEN, BODY)


def test_bytes_come_back_as_they_were(snapshots, kept):
    assert snapshots.read(kept) == BODY
    assert (kept.sha256, kept.size, kept.url) == (DIGEST, 500, "https://there")


def test_a_snapshot_is_found_by_its_content(snapshots, kept):
    assert snapshots.find(DIGEST) == kept
    assert list(snapshots.all()) == [kept]


def test_bytes_that_come_again_keep_their_first_record(snapshots, kept, tmp_path):
    before = {it: it.stat().st_mtime_ns for it in tmp_path.rglob("*")}
    again = snapshots.keep("imports-hitech", "https://elsewhere", "2026-01-01", BODY)
    assert again == kept
    assert {it: it.stat().st_mtime_ns for it in tmp_path.rglob("*")} == before


def test_bytes_rest_packed(kept, tmp_path):
    packed = tmp_path / "imports-hitech" / f"{DIGEST}.zst"
    assert packed.stat().st_size < kept.size / 5


def test_a_snapshot_that_is_not_there_is_told(snapshots):
    with pytest.raises(StoreError, match=f"holds no snapshot {DIGEST}, though rows were made"):
        snapshots.find(DIGEST)


def test_bytes_that_are_gone_are_told(snapshots, kept, tmp_path):
    (tmp_path / "imports-hitech" / f"{DIGEST}.zst").unlink()
    with pytest.raises(StoreError, match=r"The snapshot .*\.zst is damaged: .*No such file"):
        snapshots.read(kept)


def test_bytes_that_cannot_be_unpacked_are_told(snapshots, kept, tmp_path):
    packed = tmp_path / "imports-hitech" / f"{DIGEST}.zst"
    packed.write_bytes(packed.read_bytes()[:-4])
    with pytest.raises(StoreError, match=r"\.zst is damaged: .*\. Bring it back from a copy"):
        snapshots.read(kept)


def test_other_bytes_in_their_place_are_told(snapshots, kept, tmp_path):
    other = snapshots.keep("other", "https://there", WHEN, BODY[::-1])
    folder = tmp_path / "imports-hitech"
    (tmp_path / "other" / f"{other.sha256}.zst").replace(folder / f"{DIGEST}.zst")
    with pytest.raises(StoreError, match=f"its bytes now have the digest {other.sha256}"):
        snapshots.read(kept)


@pytest.mark.parametrize("text", ["", "{", '{"origin": 1}'])
def test_a_damaged_record_is_told(snapshots, kept, tmp_path, text):
    (tmp_path / "imports-hitech" / f"{kept.sha256}.json").write_text(text)
    with pytest.raises(StoreError, match=r"The snapshot .*\.json is damaged"):
        snapshots.find(DIGEST)


def test_without_a_record_there_is_no_snapshot(snapshots, kept, tmp_path):
    (tmp_path / "imports-hitech" / f"{kept.sha256}.json").unlink()
    assert list(snapshots.all()) == []
    assert snapshots.keep("imports-hitech", "https://there", WHEN, BODY) == kept
