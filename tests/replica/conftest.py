"""A double of the Census services beside the repository; without it these are skipped."""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import stamina

from balanza.periods import Month
from balanza.refresh import Order, refresh
from balanza.sources import census
from balanza.store import Store

SHARED = Path(__file__).parents[2].parent / "shared"
KEY = "LOCAL-KEY-0123456789"
QUICK = census.Patience(attempts=8, first_wait=0.01, longest_wait=0.05, longest_request=60)
ATP_2025 = Order(("atp", "atp_totals"), Month(2025, 1), Month(2025, 6))


@pytest.fixture(scope="session")
def shared():
    """The folder of real figures and of the double."""
    if not (SHARED / "census_replica" / "serve.py").is_file():
        pytest.skip("needs ../shared/census_replica beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def double(shared):
    """The modules of the double."""
    sys.path.insert(0, str(shared / "census_replica"))
    yield pytest.importorskip("serve"), pytest.importorskip("faults")
    sys.path.remove(str(shared / "census_replica"))


def _running(double, tmp_path_factory, vintage):
    serve, _ = double
    log = tmp_path_factory.mktemp("double") / "requests.log"
    return serve.running(vintage=vintage, key=KEY, log=log)


@pytest.fixture(scope="session")
def young(double, tmp_path_factory):
    """The double as of October 2026: (address, settings)."""
    with _running(double, tmp_path_factory, "2026-10") as found:
        yield found


@pytest.fixture(scope="session")
def old(double, tmp_path_factory):
    """The double as of August 2025."""
    with _running(double, tmp_path_factory, "2025-08") as found:
        yield found


@pytest.fixture(autouse=True)
def patient(impatient):  # noqa: ARG001  it comes first
    """Try as often as each connection says."""
    with stamina.set_testing(testing=False):
        yield


@pytest.fixture
def misbehaving(double, young):
    """Let the double of October 2026 misbehave while a test runs: misbehaving("flaky")."""
    _, faults = double
    _, replica = young
    usual = (replica.faults, replica.key, replica.latency)

    def begin(profile="none", **rest):
        replica.count = 0
        replica.faults = faults.Faults(profile, **rest)
        return replica

    yield begin
    replica.faults, replica.key, replica.latency = usual


def _bring(folder, double, day, order=ATP_2025, *, key=KEY):
    address, _ = double
    service = census.connect(key, address, patience=QUICK)
    now = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    with service.http:
        changes = refresh(order, service, Store.at(folder), now)
    return {f"{it.table} {it.part}": it.status for it in changes}


@pytest.fixture
def bring():
    """Refresh a store: bring(folder, double, "2026-10-08", order) -> {part: status}."""
    return _bring


@pytest.fixture(scope="session")
def bring_into():
    """The same on the day of the young double: bring_into(folder, double, order)."""
    return lambda folder, double, order: _bring(folder, double, "2026-10-08", order)


@pytest.fixture
def files():
    """Every file of a folder but the lock, with its bytes."""
    return lambda folder: {
        it.relative_to(folder).as_posix(): it.read_bytes()
        for it in folder.rglob("*")
        if it.is_file() and it.name != ".lock"
    }


@pytest.fixture(scope="session")
def key():
    """The key that the double accepts."""
    return KEY


@pytest.fixture(scope="session")
def _stores(old, young, tmp_path_factory):
    """A store as of August 2025, and one that has been brought up to October 2026."""
    before, after = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    _bring(before, old, "2025-08-05")
    shutil.copytree(before, after, dirs_exist_ok=True)
    _bring(after, young, "2026-10-08")
    return before, after


@pytest.fixture
def held(_stores, tmp_path):
    """A store of one's own as of August 2025."""
    return shutil.copytree(_stores[0], tmp_path / "held")


@pytest.fixture
def fresh(_stores, tmp_path):
    """A store of one's own with both vintages."""
    return shutil.copytree(_stores[1], tmp_path / "fresh")
