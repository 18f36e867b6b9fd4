"""The bulk files of a folder are loaded all together, or not at all."""

from datetime import UTC, date, datetime

import pytest

from balanza.catalog import table
from balanza.errors import QuestionError, SchemaError, SourceError, StoreError, UnknownName
from balanza.frames import rows
from balanza.periods import Month
from balanza.refresh import BULK, Loading, Order, load_bulk
from balanza.store import Store, stream

JUNE, MAY = Month(2025, 6), Month(2025, 5)
DAY = date(2025, 8, 5)


@pytest.fixture
def store(tmp_path):
    """A store with nothing in it."""
    return Store.at(tmp_path / "store")


@pytest.fixture
def place(bulk, entered, tmp_path):
    """A folder with the imports of June, under a name in small letters."""
    folder = tmp_path / "archives"
    folder.mkdir()
    bulk(folder / "imdb2506.zip", entered)
    (folder / "notes.txt").write_text("ours", "utf-8")
    return folder


@pytest.fixture
def load(store):
    """Load a folder: load(place, day) -> {part: status}."""

    def bring(place, day=DAY, tables=BULK, since=MAY, **rest):
        now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        changes = load_bulk(Loading(tables, place, since, **rest), store, now)
        return {f"{it.table} {it.part}": it.status for it in changes}

    return bring


def files(store):
    """Every file of the store but the lock."""
    return {it: it.read_bytes() for it in store.folder.rglob("*") if it.is_file()}


def test_a_month_is_a_part_with_its_snapshot_noted(load, place, store):
    assert load(place) == _both("new")
    part = store.warehouse.newest(table("bulk_imports"), DAY)["imports-2025-06"]
    assert (part.rows, part.first, part.last) == (2, JUNE.start, JUNE.start)
    read = rows(store.warehouse.read(table("bulk_imports"), DAY))
    assert {it["country_code"]: it["consumption_value_ytd_usd"] for it in read} == {
        "2010": 123456789012,
        "5700": 40,
    }
    noted = store.snapshots.find(read[0]["snapshot"])
    assert (noted.url, noted.origin, noted.kept) == ("imdb2506.zip", "imports-bulk", True)
    assert store.snapshots.file(noted).read_bytes() == (place / "imdb2506.zip").read_bytes()


def test_the_bytes_are_left_out_if_they_are_not_wanted(load, place, store):
    load(place, keep=False)
    [noted] = store.snapshots.all()
    assert not list(store.folder.rglob("*.zip"))
    with pytest.raises(StoreError, match="only the digest"):
        store.snapshots.file(noted)


def test_bytes_that_were_left_out_are_kept_when_they_come_again(load, place, store):
    load(place, keep=False)
    assert load(place, date(2025, 9, 5)) == _both("unchanged")
    [noted] = store.snapshots.all()
    assert noted.fetched_at == "2025-08-05T12:00:00+00:00"
    assert store.snapshots.file(noted).stat().st_size == noted.size


def test_the_same_bytes_are_left_alone(load, place, store):
    load(place)
    before = files(store)
    assert load(place) == _both("unchanged")
    assert files(store) == before
    load(place, date(2025, 9, 5))
    part = store.warehouse.newest(table("bulk_imports"), date.max)["imports-2025-06"]
    assert store.warehouse.last_checked(part) == date(2025, 9, 5)


def test_other_bytes_are_another_vintage(load, place, store, bulk, entered):
    load(place)
    entered[0]["general_value_ytd_usd"] = 10
    bulk(place / "imdb2506.zip", entered)
    assert load(place, date(2025, 9, 5)) == _both("changed")
    assert store.warehouse.vintages(table("bulk_imports")) == [DAY, date(2025, 9, 5)]


def test_a_month_loaded_again_on_its_day_replaces_its_rows(load, place, store, bulk, entered):
    load(place)
    entered[0]["general_value_ytd_usd"] = 10
    bulk(place / "imdb2506.zip", entered)
    load(place)
    assert len(list(store.folder.rglob("bulk_imports/*/*/rows-*.parquet"))) == 1


def test_one_bad_month_keeps_all_out(load, place, store, bulk, entered):
    load(place)
    before = files(store)
    bulk(place / "IMDB2505.ZIP", [{**it, "month": "05"} for it in entered])
    bulk(place / "IMDB2507.ZIP", entered)
    bulk(place / "IMDB2508.ZIP", entered)
    with pytest.raises(SourceError, match=r"(?s)IMDB2507.ZIP .*IMDB2508.ZIP "):
        load(place)
    assert files(store) == before


def test_only_months_that_were_asked_for_are_loaded(load, place, bulk, entered):
    bulk(place / "IMDB2505.ZIP", [{**it, "month": "05"} for it in entered])
    assert list(load(place, since=MAY, through=MAY)) == [
        "hs10 imports-2025-05",
        "bulk_imports imports-2025-05",
    ]


def test_a_folder_without_an_archive_is_told_with_the_address(load, place):
    with pytest.raises(QuestionError, match=r"EXDB2507.ZIP from https://.*/2025/"):
        load(place, tables=("bulk_exports",), since=Month(2025, 7))


def test_another_table_does_not_come_from_archives(place):
    with pytest.raises(QuestionError, match=r"all of them named hs; not atp\. Refresh that"):
        Loading(("atp",), place, JUNE)


def test_a_table_of_the_other_flow_is_no_question():
    with pytest.raises(QuestionError, match=r"bulk_imports has no exports\. Leave out --flow"):
        Loading(("bulk_imports",), flow="exports")
    with pytest.raises(
        UnknownName, match=r"No flow is called 'import'. Did you mean 'imports'"
    ):
        Loading(flow="import")


def test_months_must_lie_between_the_first_and_the_last():
    with pytest.raises(QuestionError, match="Nothing lies between --since 2025-06 and"):
        Loading(since=JUNE, through=MAY)


def test_a_bulk_table_cannot_be_asked_for():
    with pytest.raises(QuestionError, match=r"Download them with --source bulk; or, .* --from"):
        Order(("bulk_imports",))


def test_columns_of_another_table_are_refused(tmp_path, totals_like):
    with (
        stream(table("bulk_exports"), tmp_path, "exports") as taking,
        pytest.raises(SchemaError, match="expected are month, product"),
    ):
        taking.take(totals_like)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def totals_like():
    """Rows of no table."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.table({"month": [DAY]})


def test_lines_are_what_the_detail_sums_up_to(load, place, store):
    load(place)
    found = rows(store.warehouse.read(table("hs10"), date.max))
    values = {it["measure"]: it["value_usd"] for it in found}
    assert values["imports_for_consumption"] == 123456789012
    assert {(it["partner"], it["product"]) for it in found} == {("MEX", "8471500150")}
    [part] = store.warehouse.newest(table("hs10"), date.max).values()
    assert {it.measure for it in part.facets} >= set(values)


def _both(status):
    """What is told of the lines and of the detail."""
    return dict.fromkeys(("hs10 imports-2025-06", "bulk_imports imports-2025-06"), status)
