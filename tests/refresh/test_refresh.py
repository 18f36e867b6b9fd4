"""A refresh brings the store up to date, whole or not at all."""

import json
from datetime import UTC, date, datetime

import httpx2
import pytest

from balanza import catalog
from balanza.errors import KeyRefused, SourceError, SourceUnavailable
from balanza.refresh import Order, Step, refresh
from balanza.sources import census

SPRING, LATER = "2025-03-05", "2025-03-20"
KEY = "0123456789abcdef"
ATP = {"IJAN": 3.5, "IFEB": 4.0, "IYR": 7.5, "EJAN": 2.0, "EFEB": 1.0, "EYR": 3.0}


def failing(status, *words):
    """Let questions whose address has all `words` fail with `status`."""

    def spoil(request, lines):
        return httpx2.Response(status) if all(it in str(request.url) for it in words) else lines

    return spoil


def test_a_first_refresh_fills_the_table(on, values):
    assert on(SPRING) == [("imports-hitech-2025", "new", 2), ("exports-hitech-2025", "new", 1)]
    assert values() == [
        ("2025-01", "MEX", "04", 20),
        ("2025-01", "MEX", "08", 15),
        ("2025-01", "TWN", "04", 10),
    ]


def test_a_row_names_the_bytes_it_came_from(on, store, rows):
    on(SPRING, flow="exports")
    table = store.warehouse.read(catalog.table("atp"), date.max)
    [(digest,)] = rows(table, "snapshot")
    snapshot = store.snapshots.find(digest)
    assert snapshot.fetched_at == "2025-03-05T12:00:00+00:00"
    assert "exports/hitech?get=CTY_CODE" in snapshot.url
    assert [it[0] for it in json.loads(store.snapshots.read(snapshot))][:1] == ["CTY_CODE"]


@pytest.mark.parametrize("day", [SPRING, LATER])
def test_a_second_refresh_changes_nothing(on, files, bureau, workbook, day):
    bureau.workbook = workbook({("0007", 2025): ATP})
    on(SPRING, "atp", "atp_totals")
    before = files()
    changes = on(day, "atp", "atp_totals")
    changed = {name for name, body in files().items() if before.get(name) != body}
    assert {status for _, status, _ in changes} == {"unchanged"}
    assert {it.rsplit("/", 1)[-1] for it in changed} == (
        {"checked.txt", "ledger.json"} if day == LATER else set()
    )


def test_both_vintages_of_a_revision_stay(on, bureau, values):
    on(SPRING, flow="exports")
    bureau.trade["exports/hitech", "2025-01", "2010", "08"] = 16
    on(LATER, flow="exports")
    assert values(as_of="2025-03-19") == [("2025-01", "MEX", "08", 15)]
    assert values(as_of=LATER) == [("2025-01", "MEX", "08", 16)]


def test_the_rest_of_the_world_is_kept_with_a_note(on, bureau, store, values):
    bureau.trade |= {
        ("imports/naics", "2025-01", "2010", "334"): 60,
        ("imports/naics", "2025-01", "unnamed", "334"): 40,
    }
    on(SPRING, "naics", flow="imports")
    [part] = store.warehouse.newest(catalog.table("naics"), date.max).values()
    assert values("naics") == [("2025-01", "MEX", "334", 60), ("2025-01", "XRW", "334", 40)]
    assert part.notes == (
        "the partners named hold 60.0% of the published world total; the rest is kept as XRW",
    )


def test_duplicates_are_taken_once_with_a_note(on, bureau, store, values):
    bureau.spoil = lambda _, lines: [*lines, *lines[1:]]
    on(SPRING, flow="exports")
    [part] = store.warehouse.newest(catalog.table("atp"), date.max).values()
    assert values() == [("2025-01", "MEX", "08", 15)]
    assert part.notes == (
        "4 rows came more than once, each time the same, and were taken once",
    )


def test_an_answer_without_rows_fills_nothing(on, bureau, store):
    def empty(request, lines):
        asked = "CTY_CODE=" not in str(request.url)
        return httpx2.Response(200, json=lines[:1]) if asked else lines

    bureau.spoil = empty
    assert on(SPRING) == []
    assert store.is_empty


def test_an_answer_that_is_not_there_fills_nothing(on, bureau, store):
    bureau.spoil = failing(204, "get=CTY")
    assert on(SPRING) == []
    assert store.is_empty


@pytest.mark.parametrize(
    ("status", "error"), [(302, KeyRefused), (400, SourceError), (503, SourceUnavailable)]
)
def test_an_error_leaves_the_tables_as_they_were(on, bureau, files, status, error):
    on(SPRING)
    before = files()
    bureau.trade["imports/hitech", "2025-02", "2010", "04"] = 7
    bureau.spoil = failing(status, "imports/hitech?get=CTY")
    with pytest.raises(error, match="imports/hitech"):
        on(LATER)
    assert files() == before


def test_an_answer_that_is_refused_is_not_kept(on, bureau, files):
    on(SPRING)
    before = files()
    bureau.trade["imports/hitech", "2025-02", "2010", "04"] = 7
    bureau.spoil = lambda _, lines: [[*lines[0][:-1], "TIME"], *lines[1:]]
    with pytest.raises(SourceError, match="came without"):
        on(LATER)
    assert files() == before


def test_an_interrupted_refresh_goes_on_where_it_stopped(on, bureau):
    bureau.spoil = failing(503, "exports/hitech?get=CTY")
    with pytest.raises(SourceUnavailable):
        on(SPRING)
    bureau.spoil = lambda _, lines: lines
    assert len(on(SPRING)) == 2
    assert [it for it in bureau.asked if it.startswith("ask")] == [
        "ask exports/hitech 2025-01 to 2025-01"
    ]


def test_what_was_kept_on_another_day_is_asked_for_again(on, bureau):
    bureau.spoil = failing(503, "exports/hitech?get=CTY")
    with pytest.raises(SourceUnavailable):
        on(SPRING)
    bureau.spoil = lambda _, lines: lines
    on(LATER)
    assert "ask imports/hitech 2025-01 to 2025-01" in bureau.asked


def test_halves_of_a_heavy_question_make_one_part(on, bureau, values):
    bureau.trade["exports/hitech", "2025-02", "2010", "08"] = 7
    bureau.spoil = failing(504, "get=CTY", "from+2025-01+to+2025-02")
    assert on(SPRING, flow="exports") == [("exports-hitech-2025", "new", 2)]
    assert values() == [("2025-01", "MEX", "08", 15), ("2025-02", "MEX", "08", 7)]


def test_the_workbook_fills_one_part_of_totals(on, bureau, workbook, values):
    bureau.workbook = workbook({("0007", 2024): {"IDEC": 1.0, "IYR": 1.0}, ("0007", 2025): ATP})
    assert on(SPRING, "atp_totals") == [("country", "new", 6)]
    assert values("atp_totals", columns=("month", "flow", "value_usd"))[2:] == [
        ("2025-01", "exports", 2_000_000),
        ("2025-01", "imports", 3_500_000),
        ("2025-02", "exports", 1_000_000),
        ("2025-02", "imports", 4_000_000),
    ]


def test_the_workbook_fills_a_part_a_year_of_partners(on, bureau, workbook):
    bureau.workbook = workbook({("2010", 2024): {"IDEC": 1.0, "IYR": 1.0}, ("2010", 2025): ATP})
    assert on(SPRING, "goods") == [("country-2024", "new", 2), ("country-2025", "new", 4)]


@pytest.mark.parametrize(
    ("table", "part"), [("atp_totals", "country"), ("goods", "country-2025")]
)
def test_a_shorter_span_never_shrinks_what_the_workbook_filled(
    on, bureau, workbook, table, part
):
    bureau.workbook = workbook({("0007", 2025): ATP, ("2010", 2025): ATP})
    assert on(SPRING, table, through="2025-01") == [(part, "new", 2)]
    assert on(SPRING, table) == [(part, "changed", 4)]
    assert on(LATER, table, through="2025-01") == [(part, "unchanged", 4)]


def test_each_step_is_told(on, bureau, workbook):
    bureau.workbook = workbook({("0007", 2025): ATP})
    steps = []
    on(SPRING, "atp", "atp_totals", tell=steps.append)
    assert steps == [
        Step(0, 1, "looking at what is published"),
        Step(0, 3, "imports/hitech 2025-01"),
        Step(1, 3, "exports/hitech 2025-01"),
        Step(2, 3, "country.xlsx"),
        Step(3, 3, "loading"),
    ]


def test_nobody_needs_to_be_told(bureau, store):
    service = census.connect(KEY, wire=bureau)
    changes = refresh(Order(("atp",)), service, store, datetime(2025, 3, 5, tzinfo=UTC))
    assert len(changes) == 2


def test_no_file_holds_the_key(on, files, store):
    on(SPRING)
    assert not any(KEY.encode() in body for body in files().values())
    assert not any(KEY.encode() in store.snapshots.read(it) for it in store.snapshots.all())
