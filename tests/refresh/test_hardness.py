"""Full disks, read-only stores, two processes, kills: one clear error, and nothing lost."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from balanza.catalog import table
from balanza.errors import StoreError
from balanza.frames import rows
from balanza.periods import Month
from balanza.refresh import BULK, Loading, load_bulk, repair, verify
from balanza.refresh.refresh import silent
from balanza.store import SAMPLE, Entry, Store

SPRING, FALL = "2025-03-05", "2025-10-08"
HOLD = """
import sys; from pathlib import Path; from balanza.store import Store
with Store.at(Path(sys.argv[1])).alone(): print("writing", flush=True); sys.stdin.read()
"""
FULL = r" not be written.*: .*File too large\.? ?.*What was there before is unchanged"


@contextmanager
def room_for(size):
    """Let no file grow beyond `size` bytes: so a disk fills in the middle of a write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def filled(on, bureau, store):
    """A store of one vintage, of which the provider has news."""
    on(SPRING)
    bureau.trade["imports/hitech", "2025-01", "2010", "04"] = 21
    return store


def kept(before, after):
    """Whether every file is there as it was, and no draft beside it."""
    drafts = [it for it in after if ".draft-" in it]
    return not drafts and {name: after.get(name) for name in before} == before


# What a refresh writes, in this order but for the sizes: the bytes of a snapshot, its record,
# a line of the journal, the rows of a part.
@pytest.mark.parametrize(
    ("size", "where"),
    [
        (50, r"\.zst could"),
        (200, r"\w{64}\.json could"),
        (1000, r"rows-\w+\.parquet could"),
    ],
)
def test_a_disk_that_fills_during_a_refresh_loses_nothing(filled, on, files, size, where):
    before = files()
    with pytest.raises(StoreError, match=f"{where}.*{FULL}"), room_for(size):
        on(FALL)
    assert kept(before, files())
    assert verify(filled).is_sound
    assert ("imports-hitech-2025", "changed", 2) in on(FALL)


def test_a_journal_that_cannot_grow_is_told(filled, files):
    before = files()
    entry = Entry("https://there", "1f" * 32, date(2025, 3, 5))
    says = r"unfinished\.jsonl could not be written"
    with pytest.raises(StoreError, match=says), room_for(40):
        filled.journal.add(entry)
    assert filled.journal.all() == []
    filled.journal.add(entry)
    assert filled.journal.all() == [entry]
    assert kept(before, files())


def test_a_ledger_that_cannot_be_written_is_written_by_the_next_run(on, bureau, store):
    for year in range(2017, 2025):
        bureau.trade["imports/hitech", f"{year}-01", "2010", "04"] = year
    on(SPRING, since="2017-01")
    size = (store.folder / "ledger.json").stat().st_size
    bureau.trade["imports/hitech", "2025-01", "2010", "04"] = 21
    with pytest.raises(StoreError, match=r"ledger\.json could not be written"), room_for(size):
        on(FALL, since="2017-01")
    assert (store.folder / "ledger.json").stat().st_size == size
    on(FALL, since="2017-01")
    assert len(store.ledger.parts) == 11
    assert verify(store).is_sound


def test_a_disk_that_fills_while_an_archive_is_loaded_loses_nothing(
    bulk, entered, tmp_path, filled, files
):
    bulk(tmp_path / "IMDB2506.ZIP", entered)
    before = files()
    loading = Loading(BULK, tmp_path, Month(2025, 6))
    says = "could not be written: .* is unchanged"
    with pytest.raises(StoreError, match=says), room_for(2000):
        load_bulk(loading, filled, datetime(2025, 8, 5, tzinfo=UTC))
    assert kept(before, files())


def test_a_disk_that_fills_during_a_repair_loses_nothing(filled, files):
    before = files()
    shutil.rmtree(filled.warehouse.folder)
    with pytest.raises(StoreError, match=FULL), room_for(1000):
        repair(filled)
    repair(filled)
    assert kept(before, files())


def test_an_archive_that_does_not_fit_is_not_kept_by_half(filled, files):
    elsewhere = Path("/dev/shm")  # another disk: nothing can be linked from there
    if not elsewhere.is_dir():
        pytest.skip("needs a second file system")
    with tempfile.TemporaryDirectory(dir=elsewhere) as folder:
        archive = Path(folder) / "IMDB2506.ZIP"
        archive.write_bytes(b"archive" * 100)
        digest = hashlib.sha256(b"archive" * 100).hexdigest()
        first = next(iter(filled.snapshots.all()))
        snapshot = msgspec.structs.replace(first, sha256=digest)
        before = files()
        with pytest.raises(StoreError, match=FULL), room_for(300):
            filled.snapshots.keep_file(snapshot, archive)
    assert files() == before


@contextmanager
def another_process(folder):
    command = [sys.executable, "-c", HOLD, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as other:
        assert other.stdout.readline() == "writing\n"
        yield
        other.stdin.close()


def test_a_second_writer_is_refused_and_readers_go_on(filled, on, files):
    before = files()
    with another_process(filled.folder):
        with pytest.raises(StoreError, match=r"Another process is writing to .*\. Wait"):
            repair(filled)
        with pytest.raises(StoreError, match=r"Another process is writing to .*\. Wait"):
            on(FALL)
        told = rows(filled.warehouse.read(table("atp"), date.max))
        verdict = verify(filled)
    assert len(told) == 3
    assert verdict.is_sound
    assert [it.says for it in verdict.notes] == ["processes that were writing meanwhile"]
    assert kept(before, files())


@pytest.fixture
def read_only(filled, tmp_path):
    """A store on a disk that takes no files."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid():
        shutil.copytree(filled.folder, place, dirs_exist_ok=True)
        for it in [place, *place.rglob("*")]:
            it.chmod(it.stat().st_mode & ~0o222)
        yield Store.at(place)
        for it in [place, *place.rglob("*")]:
            it.chmod(it.stat().st_mode | 0o200)
        return
    if subprocess.run(["mount", "-t", "tmpfs", "none", place], check=False).returncode:
        pytest.skip("needs the right to mount a disk, or a user who is not root")
    try:
        shutil.copytree(filled.folder, place, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        yield Store.at(place)
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.mark.usefixtures("on", "filled")
def test_a_read_only_store_is_verified_but_not_written(read_only):
    verdict = verify(read_only)
    assert verdict.is_sound
    assert verdict.notes == ()
    says = r"cannot be written: .*\. Choose another folder"
    with pytest.raises(StoreError, match=says):
        repair(read_only)
    with pytest.raises(StoreError, match=says), read_only.writing():
        pass


def all_files(place):
    return [it for it in place.rglob("*") if it.is_file() and it.name != ".lock"]


MEND = """
import sys; from pathlib import Path; from balanza.refresh import repair
from balanza.store import Store
repair(Store.at(Path(sys.argv[1])), tell=lambda step: print(step.done, flush=True))
"""


@pytest.mark.parametrize("count", [1, 9])
def test_a_repair_that_is_killed_is_ended_by_the_next(tmp_path, count):
    place = shutil.copytree(SAMPLE, tmp_path / "store")
    before = {it.relative_to(place): it.read_bytes() for it in all_files(place)}
    shutil.rmtree(place / "warehouse")
    command = [sys.executable, "-c", MEND, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while int(process.stdout.readline()) < count:
            time.sleep(0)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    found = {it.status for it in repair(Store.at(place), tell=silent)}
    assert "made again" in found
    after = {it.relative_to(place): it.read_bytes() for it in all_files(place)}
    assert after == before
