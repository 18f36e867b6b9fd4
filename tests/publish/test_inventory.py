from datetime import date

from balanza.publish.inventory import inventory, with_coverage
from balanza.store import SAMPLE, Store

TOTALS = "month flow value_usd\n2025-01 imports 1\n2025-06 imports 2"


def test_a_store_without_rows_holds_nothing(store):
    assert list(inventory(store)) == []


def test_a_table_is_told_with_its_months_its_rows_and_the_days_it_was_learnt_on(load, store):
    load("atp_totals", TOTALS, part="a")
    load("atp_totals", TOTALS, part="a", vintage=date(2026, 8, 5))
    [it] = inventory(store)
    assert it.summary() == {
        "table": "atp_totals",
        "first": "2025-01",
        "last": "2025-06",
        "rows": "2",
        "parts": "1",
        "vintages": "2025-08-05, 2026-08-05",
    }


def test_what_should_be_known_of_the_newest_rows_is_told():
    notes = {it.table: it.notes for it in inventory(Store.at(SAMPLE))}
    [(note, months)] = notes["naics"].items()
    assert note.startswith("the partners named hold 95")
    assert months == "2025-01 to 2025-11"
    assert notes["atp_totals"] == {}


def test_tables_are_told_with_the_months_and_days_that_the_store_has_of_them(load, store):
    load("atp_totals", TOTALS)
    records = [{"table": "atp", "says": "x"}, {"table": "atp_totals", "says": "y"}]
    assert with_coverage(records, store) == [
        {"table": "atp", "says": "x", "first": "-", "last": "-", "vintages": "-"},
        {
            "table": "atp_totals",
            "says": "y",
            "first": "2025-01",
            "last": "2025-06",
            "vintages": "2025-08-05",
        },
    ]
