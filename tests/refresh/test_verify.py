"""All that is wrong with a store is told at once."""

import shutil
from datetime import date

import narwhals as nw
import pytest

from balanza.catalog import table
from balanza.errors import StoreError, UnknownName
from balanza.refresh import repair, verify
from balanza.store import SAMPLE, Store
from balanza.store.snapshots import read_snapshot

SPRING, FALL = "2025-03-05", "2025-10-08"


@pytest.fixture
def filled(on, store):
    on(SPRING)
    return store


def known(store, part):
    return store.warehouse.newest(table("atp"), date.max)[part]


def test_the_sample_is_sound():
    verdict = verify(Store.at(SAMPLE))
    verdict.check()
    assert (verdict.damages, verdict.notes) == ((), ())
    assert {it.check: it.looked for it in verdict.accounts}["derivation"] == (
        "32 parts made of their snapshots again"
    )


def test_a_quick_look_reads_no_rows(filled):
    verdict = verify(filled, quick=True)
    assert [it.check for it in verdict.accounts] == ["snapshots", "parts", "gaps"]


def test_an_empty_store_is_sound(store):
    assert verify(store).is_sound
    assert not store.folder.exists()


def test_only_known_tables_are_verified(filled):
    with pytest.raises(UnknownName, match=r"No table is called 'atpx'\. Did you mean 'atp'"):
        verify(filled, ["atpx"])


def test_all_damages_are_told_at_once(filled):
    shutil.rmtree(filled.warehouse.folder / "atp" / "part=exports-hitech-2025")
    next((filled.snapshots.folder / "imports-hitech").glob("*.zst")).unlink()
    with pytest.raises(StoreError) as told:
        verify(filled).check()
    says = str(told.value)
    assert says.startswith(
        f"{filled.folder} has 2 damages:\n  - snapshots whose bytes are gone"
    )
    assert "parts that were loaded and are gone (1): atp exports-hitech-2025 of 2025-03" in says


def test_rows_that_are_not_what_their_snapshot_says_are_damage(filled):
    part = known(filled, "imports-hitech-2025")
    rows = nw.read_parquet(str(part.intact(filled.warehouse.folder)), backend="pyarrow")
    other = rows.with_columns(value_usd=nw.col("value_usd") + 1)
    with filled.writing():
        filled.warehouse.load(table("atp"), part.part, part.vintage, other)
    [damage] = verify(filled).damages
    assert damage.says == "parts that are not what their snapshots say"
    assert damage.examples == ("atp imports-hitech-2025 of 2025-03-05",)
    repair(filled)
    assert verify(filled).is_sound


def test_bytes_that_no_longer_give_rows_are_damage(filled):
    [old] = filled.snapshots.folder.glob("imports-hitech/*.json")
    snapshot = read_snapshot(old)
    body = filled.snapshots.read(snapshot).replace(b"GEN_VAL_MO", b"GEN_VAL_NEW")
    new = filled.snapshots.keep("imports-hitech", snapshot.url, snapshot.fetched_at, body)
    part = known(filled, "imports-hitech-2025")
    rows = nw.read_parquet(str(part.intact(filled.warehouse.folder)), backend="pyarrow")
    other = rows.with_columns(snapshot=nw.lit(new.sha256))
    with filled.writing():
        filled.warehouse.load(table("atp"), part.part, part.vintage, other)
    [damage] = verify(filled).damages
    assert damage.says == "parts that their snapshots no longer give"
    assert "came without GEN_VAL_MO" in damage.examples[0]


def test_a_damaged_snapshot_is_told_once(filled):
    path = next((filled.snapshots.folder / "imports-hitech").glob("*.zst"))
    path.write_bytes(path.read_bytes()[:-4])
    [damage] = verify(filled).damages
    assert damage.says == "snapshots whose bytes have changed"


def test_parts_whose_bytes_were_never_kept_are_counted(filled):
    for path in filled.snapshots.folder.glob("imports-hitech/*.json"):
        path.write_text(path.read_text().replace('"size"', '"kept": false, "size"'))
    derivation = verify(filled).accounts[-1]
    assert derivation.looked == (
        "1 parts made of their snapshots again; of 1 more the bytes are not here"
    )


def test_a_snapshot_that_is_gone_is_told_by_the_parts(filled):
    for path in filled.snapshots.folder.glob("imports-hitech/*.json"):
        path.unlink()
    verdict = verify(filled)
    assert [it.says for it in verdict.damages] == [
        "snapshots that rows were made of and that are not there"
    ]
