"""Bulk files come from the double whole, whatever it does; a killed run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime

import pytest

from balanza.catalog import table
from balanza.errors import SourceUnavailable
from balanza.periods import Month
from balanza.refresh import Loading, download_bulk
from balanza.sources import census, census_bulk
from balanza.store import Store

pytestmark = pytest.mark.replica
QUICK = census.Patience(attempts=8, first_wait=0.01, longest_wait=0.05, longest_request=60)
JUNE, IMPORTS = Month(2025, 6), table("bulk_imports")
PASSING = {
    "none": {},
    "flaky": {"rate": 0.4, "hang": 0.2},
    "truncated": {"rate": 0.4},
    "html200": {"rate": 0.4},
    "slow": {"pause": 0.01},
    "rate-limited": {"per_second": 1},
}
ROWS = {"bulk_imports": 909, "bulk_exports": 824, "concordance": 28_973, "code_names": 20_991}
ROWS |= {"country_names": 482, "district_names": 92}


def download(store, double, day=datetime(2025, 8, 5, 12, tzinfo=UTC), **wanted):
    service = census_bulk.connect(double[0], patience=QUICK)
    with service.http:
        return download_bulk(Loading(**{"since": JUNE} | wanted), service, store, day)


def held(store):
    """How many rows the store has of each table."""
    parts = {it: store.warehouse.newest(table(it), date.max).values() for it in ROWS}
    return {it: sum(part.rows for part in found) for it, found in parts.items()}


@pytest.mark.parametrize("profile", PASSING)
def test_what_passes_leads_to_the_whole_month(misbehaving, young, tmp_path, profile):
    misbehaving(profile, **PASSING[profile])
    store = Store.at(tmp_path / "store")
    download(store, young)
    assert held(store) == ROWS
    assert all(store.snapshots.file(it).is_file() for it in store.snapshots.all())
    assert not list(store.folder.rglob(".draft-*"))


@pytest.mark.parametrize("profile", ["truncated", "html200"])
def test_what_never_passes_is_told_and_leaves_nothing(misbehaving, young, tmp_path, profile):
    misbehaving(profile, rate=1)
    store = Store.at(tmp_path / "store")
    with pytest.raises(SourceUnavailable, match=r"IMDB2506.ZIP.*[Tt]ry again later"):
        download(store, young)
    assert store.is_empty
    assert {it.name for it in store.folder.iterdir()} == {"store.json", ".lock"}


def test_the_key_never_goes_to_the_downloads(misbehaving, young, tmp_path):
    misbehaving()
    place = {"BALANZA_CENSUS_URL": young[0], "CENSUS_API_KEY": "A-KEY-OF-OURS"}
    words = ["refresh", "hs", "--source", "bulk", "--since", "2025-06", "--through", "2025-06"]
    process = subprocess.run(
        [sys.executable, "-m", "balanza", *words, "--store", str(tmp_path / "store")],
        env={**os.environ, **place},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "bulk_imports imports-2025-06: new, 909 rows" in process.stdout
    asked = [json.loads(it) for it in young[1].log.read_text("utf-8").splitlines()][-2:]
    assert [(it["path"].rsplit("/", 1)[-1], it["query"]) for it in asked] == [
        ("IMDB2506.ZIP", ""),
        ("EXDB2506.ZIP", ""),
    ]


@pytest.fixture
def small_months(bulk, entered, listed, tmp_path):
    """A folder with small archives of imports, January to June 2025."""
    folder = tmp_path / "published"
    folder.mkdir()
    for n in range(1, 7):
        detail = [{**it, "month": f"0{n}"} for it in entered]
        bulk(folder / f"IMDB250{n}.ZIP", detail, listed)
    return folder


@pytest.fixture
def command(young, tmp_path):
    """Start ``balanza refresh bulk_imports --source bulk`` as a user would."""
    place = {"BALANZA_CENSUS_URL": young[0], "BALANZA_STORE": str(tmp_path / "store")}
    words = ["refresh", "bulk_imports", "--source", "bulk", "--since", "2025-01"]

    def start():
        return subprocess.Popen(
            [sys.executable, "-m", "balanza", *words, "--through", "2025-06"],
            env={**os.environ, **place},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture
def shelf(small_months, young, monkeypatch):
    """Let the double publish them."""
    monkeypatch.setattr(young[1].store, "bulk", small_months)


@pytest.mark.usefixtures("shelf")
def test_a_killed_download_goes_on_where_it_stopped(command, misbehaving, young, tmp_path):
    replica, process = misbehaving(), command()
    replica.latency = 300
    while replica.count < 4 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    before = sorted(Store.at(tmp_path / "store").warehouse.newest(IMPORTS, date.max))
    assert before == ["imports-2025-01", "imports-2025-02", "imports-2025-03"]
    replica.count, replica.latency = 0, 0
    again = command()
    _, errors = again.communicate(timeout=60)
    assert again.returncode == 0, errors
    assert replica.count == 3
    store = Store.at(tmp_path / "store")
    assert len(store.warehouse.newest(IMPORTS, date.max)) == 6
    assert not list(store.folder.rglob(".draft-*"))
    download(Store.at(tmp_path / "calm"), young, since=Month(2025, 1), flow="imports")
    assert held(store) == held(Store.at(tmp_path / "calm"))
