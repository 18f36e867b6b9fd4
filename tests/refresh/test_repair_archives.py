"""Tables made of archives are made again from those that the store has kept."""

import hashlib
import json
import shutil
from datetime import UTC, date, datetime

import msgspec
import narwhals as nw
import pyarrow.parquet as pq
import pytest

from balanza.catalog import table
from balanza.periods import Month
from balanza.refresh import BULK, Loading, load_bulk, repair
from balanza.store.snapshots import write_snapshot


@pytest.fixture
def archived(bulk, entered, tmp_path, store):
    """A store with a month of the bulk files whose archive it keeps."""
    place = tmp_path / "archives"
    place.mkdir()
    path = bulk(place / "IMDB2506.ZIP", entered)
    now = datetime(2025, 8, 5, 12, tzinfo=UTC)
    load_bulk(Loading(BULK, place, Month(2025, 6)), store, now)
    [noted] = store.snapshots.all()
    kept = msgspec.structs.replace(noted, kept=True)
    store.snapshots.keep_file(kept, path)
    write_snapshot(store.snapshots.folder, kept)
    return store


def test_the_detail_of_an_archive_that_is_kept_comes_back(archived, told, files):
    (archived.folder / "ledger.json").unlink()
    repair(archived)
    before = files()
    shutil.rmtree(archived.warehouse.folder)
    assert told() == {"imports-2025-06 2025-08-05": "made again"}
    assert files() == before
    (archived.folder / "ledger.json").unlink()
    shutil.rmtree(archived.warehouse.folder)
    assert told() == {"imports-2025-06 2025-08-05": "made again"}
    assert files() == before
    assert told() == {"imports-2025-06 2025-08-05": "sound"}


def test_detail_in_other_bytes_but_with_the_same_rows_is_sound(archived, told, files):
    part = archived.warehouse.newest(table("bulk_imports"), date.max)["imports-2025-06"]
    path = part.path(archived.warehouse.folder)
    pq.write_table(pq.read_table(path, partitioning=None), path, compression="gzip")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    record = json.loads((path.parent / "record.json").read_text()) | {"sha256": digest}
    (path.parent / "record.json").write_bytes(msgspec.json.encode(record))
    with archived.writing():  # the ledger learns of it, and of the archive
        before = files()
    assert told() == {"imports-2025-06 2025-08-05": "sound"}
    assert files().keys() == before.keys()
    assert path.read_bytes() == before[path.relative_to(archived.folder).as_posix()]


def test_detail_of_which_only_the_digest_is_known_is_left(archived):
    [kept] = archived.snapshots.all()
    write_snapshot(archived.snapshots.folder, msgspec.structs.replace(kept, kept=False))
    (archived.folder / "ledger.json").unlink()
    part = archived.warehouse.newest(table("bulk_imports"), date.max)["imports-2025-06"]
    part.path(archived.warehouse.folder).unlink()
    found = {it.table: it for it in repair(archived)}
    assert found["bulk_imports"].status == "left"
    assert "the store has only the digest" in found["bulk_imports"].why


def test_an_archive_of_another_name_is_told(archived):
    [kept] = archived.snapshots.all()
    write_snapshot(archived.snapshots.folder, msgspec.structs.replace(kept, url="june.zip"))
    (archived.folder / "ledger.json").unlink()
    found = {it.table: it for it in repair(archived)}["bulk_imports"]
    assert found.status == "sound"
    assert (
        "june.zip is no name of an archive of bulk_imports, such as IMDB2506.ZIP" in found.why
    )


def test_a_table_whose_archive_is_not_known_is_told(store):
    names = table("country_names")
    row = {"month": date(2025, 6, 1), "flow": "imports", "country_code": "2010"}
    rows = nw.from_dicts(
        [row | {"name": "MEXICO", "snapshot": "1f" * 32}], names.schema, backend="pyarrow"
    )
    with store.writing():
        store.warehouse.load(names, "imports-2025-06", date(2025, 8, 5), rows)
    [found] = repair(store)
    assert found.status == "sound"
    assert f"The store holds no snapshot {'1f' * 32}, though rows were made of it" in found.why
