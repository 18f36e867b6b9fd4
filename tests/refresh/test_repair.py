"""The tables are made again from the snapshots, to the byte."""

import hashlib
import json
import shutil

import narwhals as nw
import pyarrow.parquet as pq
import pytest

from balanza.catalog import table
from balanza.errors import StoreError
from balanza.refresh import repair
from balanza.store import SAMPLE, Store
from balanza.store.snapshots import places

SPRING, LATER, FALL = "2025-03-05", "2025-03-20", "2025-10-08"
PART = "warehouse/atp/part=imports-hitech-2025/vintage=2025-03-05"
ATP = {"IJAN": 30.0, "IYR": 30.0, "EJAN": 15.0, "EYR": 15.0}


@pytest.fixture
def filled(on, bureau, workbook, store):
    """A store of two vintages: a revision of imports, nothing new of exports, a workbook."""
    bureau.workbook = workbook({("0007", 2025): ATP, ("2010", 2025): ATP})
    on(SPRING, "atp", "atp_totals", "goods", through="2025-01")
    bureau.trade["imports/hitech", "2025-01", "2010", "04"] = 21
    on(FALL, "atp", "atp_totals", "goods")
    return store


ALL = {
    "exports-hitech-2025 2025-03-05",
    "imports-hitech-2025 2025-03-05",
    "imports-hitech-2025 2025-10-08",
    "country 2025-03-05",
    "country-2025 2025-03-05",
}


@pytest.mark.usefixtures("filled")
def test_a_sound_store_stays_as_it_is(told, files):
    before = files()
    assert told() == dict.fromkeys(ALL, "sound")
    assert files() == before


def test_a_warehouse_that_is_gone_comes_back_to_the_byte(filled, told, files):
    before = files()
    shutil.rmtree(filled.warehouse.folder)
    assert told() == dict.fromkeys(ALL, "made again")
    assert files() == before
    assert told() == dict.fromkeys(ALL, "sound")


@pytest.mark.usefixtures("files")
def test_only_the_tables_that_are_named_are_mended(filled, told):
    shutil.rmtree(filled.warehouse.folder)
    assert told("goods") == {"country-2025 2025-03-05": "made again"}
    assert [it.name for it in filled.warehouse.folder.iterdir()] == ["goods"]


def spoil_rows(store):
    [path] = (store.folder / PART).glob("rows-*")
    path.write_text("no rows")


def spoil_record(store):
    (store.folder / PART / "record.json").write_text("{")


def say_another_value(store):
    """Rows that are sound by themselves, but not what the snapshot says."""
    [it] = [
        it
        for it in store.ledger.parts
        if (it.part, str(it.vintage)) == ("imports-hitech-2025", SPRING)
    ]
    rows = nw.read_parquet(str(it.path(store.warehouse.folder)), backend="pyarrow")
    other = rows.with_columns(value_usd=nw.col("value_usd") + 1)
    store.warehouse.load(table("atp"), it.part, it.vintage, other)


@pytest.mark.parametrize("spoil", [spoil_rows, spoil_record, say_another_value])
def test_a_part_that_is_spoilt_is_made_again_and_no_other(filled, told, files, spoil):
    before = files()
    spoil(filled)
    again = {"imports-hitech-2025 2025-03-05": "made again"}
    assert told() == dict.fromkeys(ALL, "sound") | again
    assert files() == before


def test_without_the_ledger_and_the_warehouse_the_days_are_played_again(filled, told, files):
    before = files()
    shutil.rmtree(filled.warehouse.folder)
    (filled.folder / "ledger.json").unlink()
    assert told() == dict.fromkeys(ALL, "made again")
    unknown = {"warehouse/atp/part=exports-hitech-2025/checked.txt"}
    unknown |= {name for name in before if "country" in name and name.endswith("checked.txt")}
    after = files()
    assert before.keys() - after.keys() == unknown
    assert {name: before[name] for name in after if "warehouse" in name} == {
        name: body for name, body in after.items() if "warehouse" in name
    }


def test_a_damaged_ledger_is_put_aside_and_written_anew(filled, told, files):
    before = files()
    (filled.folder / "ledger.json").write_text("{")
    with pytest.raises(StoreError, match=r"ledger\.json is damaged: .* Write it anew"):
        _ = filled.ledger
    assert told() == dict.fromkeys(ALL, "sound")
    assert files() == before | {"ledger.json.damaged": b"{"}


def test_a_refresh_over_a_damaged_ledger_is_refused(filled, on, files):
    (filled.folder / "ledger.json").write_text("{")
    before = files()
    with pytest.raises(StoreError, match="balanza verify --repair"):
        on(FALL)
    assert files() == before


def test_records_of_snapshots_come_back_from_the_ledger(filled, told, files):
    before = files()
    one, two, *_ = sorted(filled.snapshots.folder.glob("*/*.json"))
    one.unlink()
    two.write_text("{")
    told()
    assert files() == before


def test_when_a_part_was_last_checked_comes_back(filled, told, files):
    before = files()
    checked = filled.folder / "warehouse/atp/part=exports-hitech-2025/checked.txt"
    checked.write_text("soon")
    told()
    assert files() == before
    assert checked.read_text() == FALL


def test_a_part_whose_bytes_are_gone_is_left_and_told(filled, files):
    spoil_rows(filled)
    [snapshot] = [
        it
        for it in filled.snapshots.all()
        if it.origin == "imports-hitech" and it.fetched_at.startswith(SPRING)
    ]
    places(filled.snapshots.folder, snapshot)[0].unlink()
    before = files()
    [left] = [it for it in repair(filled) if it.status == "left"]
    assert (left.part, left.vintage) == ("imports-hitech-2025", SPRING)
    assert f"{snapshot.sha256}.zst is damaged" in left.why
    assert files() == before


def test_a_sound_part_whose_bytes_are_gone_stays(filled, files):
    for it in filled.snapshots.folder.glob("*/*.zst"):
        it.unlink()
    before = files()
    assert {it.status for it in repair(filled)} == {"sound"}
    assert files() == before


def test_answers_that_were_kept_but_not_loaded_make_no_vintage(on, bureau, store, told):
    on(SPRING)
    (store.folder / "ledger.json").unlink()
    bureau.trade["imports/hitech", "2025-02", "2010", "04"] = 3
    bureau.spoil = lambda request, lines: (
        [] if b"exports" in request.url.raw_path and lines[0][0] == "CTY_CODE" else lines
    )
    bureau.trade["exports/hitech", "2025-02", "2010", "08"] = 3
    with pytest.raises(Exception, match="exports/hitech"):
        on(LATER)
    assert (store.folder / "unfinished.jsonl").exists()
    assert set(told().values()) == {"sound"}
    assert len(list(store.snapshots.all())) == 3


def test_products_that_came_one_by_one_come_back_together(on, bureau, store, told, files):
    bureau.trade = {
        ("exports/naics", "2025-01", "2010", "334"): 5,
        ("exports/naics", "2025-01", "2010", "335"): 6,
    }
    on(SPRING, "naics", flow="exports", products=("334", "335"))
    bureau.trade["exports/naics", "2025-01", "2010", "335"] = 7
    on(FALL, "naics", flow="exports", products=("334", "335"))
    before = files()
    (store.folder / "ledger.json").unlink()
    shutil.rmtree(store.warehouse.folder)
    name = "exports-naics-NA3-2025"
    again = {f"{name} {SPRING}": "made again", f"{name} {FALL}": "made again"}
    assert told() == again
    assert files() == before


def test_the_sample_comes_back_to_the_byte(tmp_path):
    shutil.copytree(SAMPLE, tmp_path / "store")
    shutil.rmtree(tmp_path / "store" / "warehouse")
    assert {it.status for it in repair(Store.at(tmp_path / "store"))} == {"made again"}
    (tmp_path / "store" / ".lock").unlink(missing_ok=True)
    assert _bytes(tmp_path / "store") == _bytes(SAMPLE)


def _bytes(folder):
    return {
        it.relative_to(folder).as_posix(): it.read_bytes()
        for it in folder.rglob("*")
        if it.is_file()
    }


def test_answers_in_other_bytes_but_with_the_same_rows_are_sound(filled, told):
    path = next((filled.folder / PART).glob("rows-*"))
    pq.write_table(pq.read_table(path, partitioning=None), path, compression="gzip")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    record = json.loads((path.parent / "record.json").read_text()) | {"sha256": digest}
    (path.parent / "record.json").write_text(json.dumps(record))
    assert told() == dict.fromkeys(ALL, "sound")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def spoil_facets(store, part, **values):
    """Rows that are gone, with a record that says they were of something else."""
    [home] = (store.folder / "warehouse").glob(f"*/part={part}/vintage={SPRING}")
    next(home.glob("rows-*")).unlink()
    record = json.loads((home / "record.json").read_text())
    record |= {"facets": [it | values for it in record["facets"]]}
    (home / "record.json").write_text(json.dumps(record))


def test_a_workbook_that_gives_no_such_part_is_told(filled):
    spoil_facets(filled, "country-2025", months=["2024-12-01"])
    [left] = [it for it in repair(filled) if it.status == "left"]
    assert "gives no rows of goods country-2025. Fetch it again" in left.why


def test_what_cannot_be_played_again_is_told(filled, told):
    shutil.rmtree(filled.warehouse.folder)
    (filled.folder / "ledger.json").unlink()
    for path in filled.snapshots.folder.glob("exports-hitech/*.zst"):
        path.write_text("no bytes")
    again = dict.fromkeys(ALL, "made again")
    assert told() == again | {"exports-hitech-2025 2025-03-05": "left"}
