"""The bytes that everything is made of are looked at again."""

import hashlib
import zipfile

import pytest

from balanza.store import Snapshot
from balanza.store.checks import snapshots
from balanza.store.snapshots import places

WHEN = "2025-08-05T12:00:00+00:00"


def packed(store, snapshot):
    return places(store.snapshots.folder, snapshot)[0]


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize("quick", [True, False])
def test_bytes_as_they_came_are_sound(scope, quick):
    account = snapshots(scope(quick=quick))
    assert (account.looked, account.remarks) == ("1 (0.0 MB unpacked)", ())


@pytest.mark.parametrize("quick", [True, False])
def test_bytes_that_are_gone_are_damage(store, snapshot, scope, told, quick):
    packed(store, snapshot).unlink()
    where = f"country-xlsx/{snapshot.sha256}"
    assert told(snapshots(scope(quick=quick))) == [
        ("damage", "snapshots whose bytes are gone", 1, where)
    ]


def test_bytes_that_changed_are_damage(store, snapshot, scope):
    path = packed(store, snapshot)
    path.write_bytes(path.read_bytes()[:-3])
    [remark] = snapshots(scope()).damages
    assert remark.says == "snapshots whose bytes have changed"
    assert "Bring them back from a copy of the store" in remark.remedy


@pytest.mark.parametrize("size", [0, 1, 255, 256, 65_791, 65_792, 200_000])
def test_the_size_of_packed_bytes_is_read_without_unpacking(store, scope, size):
    store.snapshots.keep("imports-hitech", "https://there", WHEN, b"1" * size)
    assert snapshots(scope(quick=True)).remarks == ()


@pytest.mark.parametrize("body", [b"", b"no frame at all", b"\x28\xb5\x2f\xfd\x00\x00"])
def test_a_quick_look_sees_bytes_of_another_size(store, snapshot, scope, told, body):
    packed(store, snapshot).write_bytes(body)
    [(severity, says, _, example)] = told(snapshots(scope(quick=True)))
    assert (severity, says) == ("damage", "snapshots of another size")
    assert "holds nothing packed, not 495 bytes" in example


def test_a_record_that_cannot_be_read_is_damage(store, snapshot, scope):
    packed(store, snapshot).with_suffix(".json").write_text("{")
    [remark] = snapshots(scope()).damages
    assert remark.says == "records of snapshots that cannot be read"


def test_a_record_of_other_bytes_is_damage(store, snapshot, scope, told):
    other = store.snapshots.keep("other", "https://there", WHEN, b"other")
    record = packed(store, snapshot).with_suffix(".json")
    record.write_bytes(packed(store, other).with_suffix(".json").read_bytes())
    [(_, says, count, example)] = told(snapshots(scope()))
    assert (says, count) == ("records of snapshots that are of other bytes", 1)
    assert example.endswith(f"says other/{other.sha256}")


def test_bytes_without_a_record_are_a_note(store, snapshot, scope, told):
    packed(store, snapshot).with_suffix(".json").unlink()
    where = f"country-xlsx/{snapshot.sha256}.zst"
    assert told(snapshots(scope())) == [("note", "bytes without a record", 1, where)]


@pytest.mark.usefixtures("part")
def test_only_what_the_tables_are_made_of_is_looked_at(store, scope):
    store.snapshots.keep("other", "https://there", WHEN, b"other")
    assert snapshots(scope()).looked.startswith("2 ")
    assert snapshots(scope("atp_totals")).looked.startswith("1 ")


@pytest.fixture
def archive(store, tmp_path):
    """A file that is kept as it came."""
    path = tmp_path / "IMDB2506.ZIP"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("IMP_DETL.TXT", "detail")
    body = path.read_bytes()
    digest = hashlib.sha256(body).hexdigest()
    it = Snapshot(
        origin="imports-bulk", url=path.name, sha256=digest, fetched_at=WHEN, size=len(body)
    )
    store.snapshots.keep_file(it, path)
    return it


@pytest.mark.parametrize("quick", [True, False])
def test_a_file_that_is_kept_is_looked_at_too(store, archive, scope, quick):
    assert snapshots(scope(quick=quick)).remarks == ()
    path = store.snapshots.file(archive)
    path.write_bytes(path.read_bytes()[:-1])
    says = "of another size" if quick else "whose bytes have changed"
    assert [it.says for it in snapshots(scope(quick=quick)).damages] == [f"snapshots {says}"]


def test_what_is_only_noted_is_counted(store, scope):
    it = Snapshot(
        origin="imports-bulk", url="A", sha256="1f", fetched_at=WHEN, size=3, kept=False
    )
    store.snapshots.note(it)
    assert snapshots(scope()).looked == "0 (0.0 MB unpacked), 1 known by digest only"
