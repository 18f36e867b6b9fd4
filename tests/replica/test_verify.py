"""What came from the double is rechecked, lost and made again."""

import shutil
import subprocess
from datetime import date

import pytest

from balanza.catalog import table
from balanza.errors import StoreError
from balanza.periods import Month
from balanza.refresh import Order, repair, verify
from balanza.store import Store

pytestmark = pytest.mark.replica


def test_what_was_brought_is_sound(fresh):
    verdict = verify(Store.at(fresh))
    assert (verdict.damages, verdict.notes) == ((), ())
    told = {it.check: it.looked for it in verdict.accounts}
    assert told["totals"] == "12 months and flows of atp against atp_totals"


def test_a_warehouse_of_two_vintages_comes_back_to_the_byte(fresh, files):
    before = files(fresh)
    shutil.rmtree(fresh / "warehouse")
    assert {it.status for it in repair(Store.at(fresh))} == {"made again"}
    assert files(fresh) == before
    assert verify(Store.at(fresh)).is_sound


def test_an_answer_in_halves_and_codes_one_by_one_come_back(tmp_path, bring, young, files):
    order = Order(("naics",), Month(2020, 1), Month(2020, 3), products=("334", "335"))
    bring(tmp_path, young, "2026-10-08", order)
    before = files(tmp_path)
    shutil.rmtree(tmp_path / "warehouse")
    repair(Store.at(tmp_path))
    assert files(tmp_path) == before
    (tmp_path / "ledger.json").unlink()
    shutil.rmtree(tmp_path / "warehouse")
    repair(Store.at(tmp_path))
    assert files(tmp_path) == before


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 400 kB; for who may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "none", str(place)]
    try:
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("needs the right to mount a disk")
    except FileNotFoundError:
        pytest.skip("needs mount")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_disk_that_is_full_takes_no_half(small_disk, bring, young):
    few = Order(("naics",), Month(2025, 1), Month(2025, 3), products=("334",), flow="imports")
    bring(small_disk, young, "2026-10-08", few)
    with pytest.raises(StoreError, match=r"No space left on device.*before is unchanged"):
        bring(small_disk, young, "2026-10-08", Order(("atp",), Month(2024, 1)))
    store = Store.at(small_disk)
    assert not list(small_disk.rglob(".draft-*"))
    assert verify(store).is_sound
    assert store.warehouse.newest(table("atp"), date.max) == {}
    assert store.warehouse.newest(table("naics"), date.max).keys() == {"imports-naics-NA3-2025"}
