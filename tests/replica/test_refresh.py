"""The whole way from answers to tables: twice, in two vintages, killed in the middle."""

import logging
import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest

from balanza.catalog import table
from balanza.frames import rows
from balanza.periods import Month
from balanza.refresh import Order
from balanza.store import Store

pytestmark = pytest.mark.replica
BILLION = 1_000_000_000


def billions(folder, name, day):
    """What a table holds of each flow as of a day."""
    found = {}
    for row in rows(Store.at(folder).warehouse.read(table(name), date.fromisoformat(day))):
        if row["month"] >= date(2025, 1, 1):
            found[row["flow"]] = found.get(row["flow"], 0) + row["value_usd"] / BILLION
    return found


def test_one_store_holds_both_vintages(fresh):
    young, old = (billions(fresh, "atp", day) for day in ("2026-10-08", "2025-08-05"))
    assert young == pytest.approx({"exports": 258.9, "imports": 471.7}, abs=0.05)
    assert old["exports"] - old["imports"] == pytest.approx(-213.1, abs=0.05)


@pytest.mark.parametrize("day", ["2025-08-05", "2026-10-08"])
def test_the_detail_adds_up_to_the_workbook(fresh, day):
    assert billions(fresh, "atp", day) == pytest.approx(billions(fresh, "atp_totals", day))


def test_a_second_run_changes_no_byte_and_asks_little(fresh, bring, young, misbehaving, files):
    before = files(fresh)
    replica = misbehaving()
    assert set(bring(fresh, young, "2026-10-08").values()) == {"unchanged"}
    assert files(fresh) == before
    assert replica.count == 3  # two looks and the workbook


def test_commodities_of_both_flows_are_loaded(tmp_path, bring, young):
    order = Order(("hs",), Month(2024, 1), Month(2024, 1))
    assert bring(tmp_path, young, "2026-10-08", order) == {
        "hs imports-hs-HS4-2024-01": "new",
        "hs exports-hs-HS4-2024-01": "new",
    }
    assert bring(tmp_path, young, "2026-10-08", order) == {}


def test_industries_of_both_flows_are_loaded(tmp_path, bring, young):
    span = (Month(2025, 1), Month(2025, 3))
    order = Order(("naics",), *span, products=("334", "335"))
    assert bring(tmp_path, young, "2026-10-08", order) == {
        "naics imports-naics-NA3-2025": "new",
        "naics exports-naics-NA3-2025": "new",
    }
    assert bring(tmp_path, young, "2026-10-08", order) == {}


def test_the_key_is_in_no_file_and_in_no_log(held, bring, young, key, caplog):
    caplog.set_level(logging.DEBUG)
    bring(held, young, "2026-10-08")
    snapshots = Store.at(held).snapshots
    texts = [it.read_bytes() for it in held.rglob("*") if it.is_file()]
    texts += [snapshots.read(it) for it in snapshots.all()]
    texts += [caplog.text.encode(), young[1].log.read_bytes()]
    assert "imports/hitech" in caplog.text
    assert not any(key.encode() in text for text in texts)


@pytest.fixture
def command(young, key, tmp_path):
    """Start ``balanza refresh atp`` as a user would."""
    place = {"BALANZA_CENSUS_URL": young[0], "BALANZA_STORE": str(tmp_path / "store")}
    words = ["refresh", "atp", "--since", "2023-01", "--flow", "imports"]

    def start():
        return subprocess.Popen(
            [sys.executable, "-m", "balanza", *words],
            env={**os.environ, **place, "CENSUS_API_KEY": key},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture
def killed(command, misbehaving, tmp_path):
    """A store whose first refresh was killed after a look and two of its four answers."""
    replica, process = misbehaving(), command()
    replica.latency = 400
    while replica.count < 4 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    replica.count, replica.latency = 0, 0
    return tmp_path / "store"


def test_a_killed_refresh_goes_on_where_it_stopped(killed, command, young):
    kept = len(list(Store.at(killed).snapshots.all()))
    process = command()
    told, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "parts 4 new" in told
    assert "nanobind" not in errors
    assert (kept, young[1].count) == (2, 1 + 2)


def test_a_killed_refresh_leaves_no_mark(killed, bring, young, files, tmp_path):
    order = Order(("atp",), Month(2023, 1), flow="imports")
    bring(killed, young, "2026-10-08", order)
    bring(tmp_path / "calm", young, "2026-10-08", order)
    assert files(killed / "warehouse") == files(tmp_path / "calm" / "warehouse")
    assert not list(killed.rglob(".draft-*"))


def test_a_revision_on_the_same_day_is_asked_for_anew(tmp_path, bring, old, young):
    address, replica = young
    order = Order(("atp",), Month(2025, 1), Month(2025, 6))
    published, replica.store = replica.store, old[1].store
    try:
        bring(tmp_path, young, "2026-10-08", order)
    finally:
        replica.store = published
    changes = bring(tmp_path, (address, replica), "2026-10-08", order)
    assert set(changes.values()) == {"changed"}
    imports = billions(tmp_path, "atp", "2026-10-08")["imports"]
    assert imports == pytest.approx(471.7, abs=0.05)
