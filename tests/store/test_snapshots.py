"""Bytes are kept for good, with where they came from and when."""

import errno
import hashlib

import pytest
from msgspec.structs import replace

from balanza.errors import StoreError
from balanza.store import Snapshot, Snapshots

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


@pytest.fixture
def archive(tmp_path):
    """A file beside the snapshots, and the snapshot that it is."""
    path = tmp_path / "IMDB2506.ZIP"
    path.write_bytes(BODY)
    return path, Snapshot(
        origin="imports-bulk", url=path.name, sha256=DIGEST, fetched_at=WHEN, size=len(BODY)
    )


def test_a_file_is_kept_as_it_is_and_takes_no_room_twice(snapshots, archive):
    path, snapshot = archive
    snapshots.keep_file(snapshot, path)
    kept = snapshots.file(snapshots.find(DIGEST))
    assert kept.relative_to(snapshots.folder).as_posix() == f"imports-bulk/{DIGEST}.zip"
    assert kept.samefile(path)
    assert snapshots.read(snapshot) == BODY


def test_a_file_on_another_disk_is_copied(snapshots, archive, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr("os.link", refuse)
    snapshots.keep_file(archive[1], archive[0])
    kept = snapshots.file(archive[1])
    assert not kept.samefile(archive[0])
    assert kept.read_bytes() == BODY


def test_a_disk_that_takes_no_file_is_told(snapshots, archive, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.link", refuse)
    with pytest.raises(StoreError, match=r"could not be written: No space left on device\."):
        snapshots.keep_file(archive[1], archive[0])
    assert list(snapshots.all()) == []
    assert not list(snapshots.folder.rglob("*.zip"))


def test_a_file_that_has_changed_since_is_not_kept(snapshots, archive):
    path, snapshot = archive
    path.write_bytes(BODY[:-1])
    with pytest.raises(StoreError, match=f"now has the digest .*, and had {DIGEST} when"):
        snapshots.keep_file(snapshot, path)
    assert not list(snapshots.folder.rglob("*.zip"))


def test_a_file_that_is_kept_is_not_touched_again(snapshots, archive):
    path, snapshot = archive
    snapshots.keep_file(snapshot, path)
    before = {it: it.stat().st_mtime_ns for it in snapshots.folder.rglob("*")}
    path.unlink()
    snapshots.keep_file(snapshot, path)
    assert {it: it.stat().st_mtime_ns for it in before if it != path} == {
        it: at for it, at in before.items() if it != path
    }


def test_a_file_that_was_damaged_is_told_and_mended_by_keeping_it_anew(snapshots, archive):
    path, snapshot = archive
    snapshots.keep_file(snapshot, path)
    kept = snapshots.file(snapshot)
    kept.unlink()
    with pytest.raises(StoreError, match=r"\.zip is damaged: No such file"):
        snapshots.file(snapshot)
    kept.write_bytes(BODY[:-1])
    with pytest.raises(StoreError, match=r"\.zip is damaged: its bytes now have the digest"):
        snapshots.file(snapshot)
    snapshots.keep_file(snapshot, path)
    assert snapshots.file(snapshot).read_bytes() == BODY


def test_of_a_file_that_was_only_noted_the_digest_is_known(snapshots, archive):
    noted = replace(archive[1], kept=False)
    snapshots.note(noted)
    with pytest.raises(StoreError, match=f"has only the digest {DIGEST}"):
        snapshots.file(noted)
    snapshots.keep_file(archive[1], archive[0])
    assert snapshots.find(DIGEST).kept


def test_of_bytes_that_never_came_nothing_is_known(snapshots):
    assert snapshots.known(DIGEST) is None
