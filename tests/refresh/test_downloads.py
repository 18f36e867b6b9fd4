"""Months are downloaded one after the other, and each is loaded as soon as it is proven."""

from datetime import UTC, date, datetime

import httpx2
import pytest

from balanza.catalog import table
from balanza.errors import QuestionError, SourceError, SourceUnavailable
from balanza.periods import Month
from balanza.refresh import Loading, download_bulk
from balanza.sources import census_bulk
from balanza.store import Store

MAY = Month(2025, 5)
TABLES = 6  # detail, lines, and four of names and codes
LISTS = ("concordance", "country_names", "district_names", "code_names")


class Shelf(httpx2.MockTransport):
    """Gives the archives in a folder; `asked` are the names of those that were asked for."""

    def __init__(self, folder):
        super().__init__(self.reply)
        self.folder, self.asked, self.headers, self.down = folder, [], {}, set()

    def reply(self, request):
        """The archive; 404 where there is none, 503 where it is down."""
        path = self.folder / request.url.path.rsplit("/", 1)[-1]
        self.asked.append(path.name)
        if path.name in self.down:
            return httpx2.Response(503)
        if not path.is_file():
            return httpx2.Response(404, text="<html>Not Found</html>")
        state = self.headers.get(path.name, {})
        if state.get("ETag", "") == request.headers.get("If-None-Match", "none"):
            return httpx2.Response(304)
        return httpx2.Response(200, headers=state, content=path.read_bytes())


@pytest.fixture
def shelf(bulk, entered, listed, tmp_path):
    """A service that has published both flows from May to July 2025."""
    folder = tmp_path / "published"
    folder.mkdir()
    sold = {"country_code": "1220", "district": "38", "product": "8800000000"}
    sold |= {"year": "2025", "origin": "1", "exports_value_usd": 5, "exports_value_ytd_usd": 9}
    for month in ("05", "06", "07"):
        bulk(folder / f"IMDB25{month}.ZIP", [{**it, "month": month} for it in entered], listed)
        bulk(folder / f"EXDB25{month}.ZIP", [{**sold, "month": month}], listed)
    return Shelf(folder)


@pytest.fixture
def store(tmp_path):
    return Store.at(tmp_path / "store")


@pytest.fixture
def download(shelf, store):
    """Download on a day: download(since=MAY) -> {table part: status}; it clears `asked`."""

    def run(day="2025-09-05", tell=lambda _: None, **wanted):
        shelf.asked.clear()
        now = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
        service = census_bulk.connect(wire=shelf)
        loading = Loading(**{"since": MAY} | wanted)
        changes = download_bulk(loading, service, store, now, tell)
        return {f"{it.table} {it.part}": it.status for it in changes}

    return run


def months(store, name="bulk_imports"):
    """The parts that the store has of a table."""
    return sorted(store.warehouse.newest(table(name), date.max))


def test_all_that_is_published_comes_with_one_call(download, store, shelf):
    found = download()
    assert len(found) == 3 * 2 * TABLES
    assert set(found.values()) == {"new"}
    for name in LISTS:
        assert months(store, name) == [
            f"{flow}-2025-0{n}" for flow in ("exports", "imports") for n in (5, 6, 7)
        ]
    assert shelf.asked[-4:] == ["IMDB2508.ZIP", "EXDB2508.ZIP", "IMDB2509.ZIP", "EXDB2509.ZIP"]


def test_the_steps_tell_what_is_being_done(download):
    steps = []
    download(tell=steps.append, through=MAY, flow="imports")
    assert [(it.done, it.total, it.text) for it in steps] == [
        (0, 1, "asking for IMDB2505.ZIP"),
        (0, 1, "reading IMDB2505.ZIP"),
    ]


def test_the_archives_are_kept_with_their_address(download, store, shelf):
    download(through=MAY, flow="imports")
    [kept] = store.snapshots.all()
    assert kept.url == "https://www.census.gov/trade/downloads/2025/Merch/im_m/IMDB2505.ZIP"
    published = shelf.folder / "IMDB2505.ZIP"
    assert store.snapshots.file(kept).read_bytes() == published.read_bytes()
    assert not list(store.folder.rglob(".draft-*"))


def test_what_is_loaded_is_not_asked_for_again(download, shelf):
    download()
    assert set(download().values()) == {"unchanged"}
    assert shelf.asked == [f"{it}DB250{n}.ZIP" for n in (8, 9) for it in ("IM", "EX")]


def test_what_is_loaded_is_asked_for_again_if_wanted(download, shelf, store, entered, bulk):
    download(through=MAY, flow="imports")
    entered[0]["general_value_ytd_usd"] = 12
    bulk(shelf.folder / "IMDB2505.ZIP", [{**it, "month": "05"} for it in entered])
    assert set(download(through=MAY, flow="imports").values()) == {"unchanged"}
    again = download("2025-10-05", through=MAY, flow="imports", again=True)
    assert again.pop("bulk_imports imports-2025-05") == "changed"
    assert again.pop("hs10 imports-2025-05") == "changed"
    assert set(again.values()) == {"unchanged"}
    assert len(store.warehouse.vintages(table("bulk_imports"))) == 2


def test_a_provider_that_names_its_state_is_asked_whether_it_changed(download, shelf, store):
    june = shelf.folder / "IMDB2506.ZIP"
    shelf.headers = {it.name: {"ETag": f'"{it.name}"'} for it in shelf.folder.iterdir()}
    download(flow="imports")
    assert set(download("2025-09-06", flow="imports").values()) == {"unchanged"}
    assert shelf.asked[:3] == ["IMDB2505.ZIP", "IMDB2506.ZIP", "IMDB2507.ZIP"]
    part = store.warehouse.newest(table("bulk_imports"), date.max)["imports-2025-05"]
    assert store.warehouse.last_checked(part) == date(2025, 9, 6)
    shelf.headers[june.name] = {"ETag": '"touched"'}
    assert set(download("2025-09-07", flow="imports").values()) == {"unchanged"}
    [noted] = [it for it in store.snapshots.all() if june.name in it.url]
    assert (noted.etag, noted.fetched_at[:10]) == ('"touched"', "2025-09-05")


def test_a_stop_in_a_month_keeps_those_before_it(download, shelf, store):
    shelf.down.add("EXDB2506.ZIP")
    with pytest.raises(SourceUnavailable, match=r"failing \(503\) for .*EXDB2506.ZIP"):
        download()
    assert months(store) == ["imports-2025-05"]
    assert not list(store.folder.rglob(".draft-*"))
    shelf.down.clear()
    assert list(download().values()).count("new") == 2 * 2 * TABLES
    assert "IMDB2505.ZIP" not in shelf.asked


def test_a_month_that_does_not_sum_is_refused_with_both_its_flows(
    download, shelf, store, bulk, entered
):
    bulk(shelf.folder / "IMDB2506.ZIP", [{**it, "month": "07"} for it in entered])
    with pytest.raises(SourceError, match=r"IMDB2506.ZIP cannot be loaded as 2025-06"):
        download()
    assert months(store, "bulk_exports") == ["exports-2025-05"]


def test_a_list_that_is_wrong_keeps_its_month_out(download, shelf, store, bulk, entered):
    def spoilt(members):
        members["COUNTRY.TXT"] = "2010MEXICO\r\n"

    bulk(shelf.folder / "IMDB2505.ZIP", [{**it, "month": "05"} for it in entered], spoilt)
    with pytest.raises(SourceError, match=r"lists of codes in IMDB2505.ZIP .*\n.*61 char"):
        download()
    assert months(store) == []
    assert months(store, "concordance") == []


@pytest.mark.parametrize("gone", [("IM", "EX"), ("EX",)])
def test_a_hole_in_the_middle_is_named(download, shelf, store, gone):
    for it in gone:
        (shelf.folder / f"{it}DB2506.ZIP").unlink()
    names = ", ".join(f"{it}DB2506.ZIP" for it in gone)
    says = f"not published {names}, though IMDB2507.ZIP is there.* with --since 2025-07"
    with pytest.raises(SourceError, match=says):
        download()
    assert months(store) == ["imports-2025-05"]


def test_a_newest_month_of_one_flow_waits_for_the_other(download, shelf, store):
    (shelf.folder / "EXDB2507.ZIP").unlink()
    download()
    assert months(store) == ["imports-2025-05", "imports-2025-06"]


def test_nothing_published_is_told(download):
    with pytest.raises(
        QuestionError, match=r"not published IMDB2508.ZIP, EXDB2508.ZIP, nor a later month\."
    ):
        download(since=Month(2025, 8))


def test_a_month_to_come_is_not_asked_for(download, shelf):
    with pytest.raises(QuestionError, match=r"not published IMDB2509\.ZIP"):
        download(since=Month(2026, 1))
    assert shelf.asked == ["IMDB2509.ZIP", "EXDB2509.ZIP"]


def test_a_reference_table_stands_for_both_flows(download):
    assert {it.split()[1] for it in download(tables=("concordance",), through=MAY)} == {
        "imports-2025-05",
        "exports-2025-05",
    }
