"""A double that misbehaves: in the end the right store, or one clear error and the old one."""

from datetime import date

import pytest

from balanza.catalog import table
from balanza.errors import KeyRefused, SourceError
from balanza.frames import rows
from balanza.store import Store

pytestmark = pytest.mark.replica
PASSING = {
    "flaky": {"rate": 0.4, "hang": 0.2},
    "truncated": {"rate": 0.4},
    "html200": {"rate": 0.4},
    "duplicated": {},
    "slow": {"pause": 0.01},
    "rate-limited": {"per_second": 2},
}


@pytest.fixture
def told():
    """What the tables of a store hold, but for the bytes it came from."""

    def read(folder):
        warehouse = Store.at(folder).warehouse
        return {
            name: sorted(
                tuple(value for key, value in row.items() if key != "snapshot")
                for row in rows(warehouse.read(table(name), date.max))
            )
            for name in ("atp", "atp_totals")
        }

    return read


@pytest.fixture
def again(held, bring, young, misbehaving):
    """Refresh the old store from a double that misbehaves; gives its settings."""

    def run(profile="none", key=None, **rest):
        replica = misbehaving(profile, **rest)
        bring(held, young, "2026-10-08", key=replica.key if key is None else key)
        return replica

    return run


@pytest.mark.parametrize("profile", PASSING)
def test_what_passes_leads_to_the_right_store(again, held, fresh, told, profile):
    replica = again(profile, **PASSING[profile])
    assert told(held) == told(fresh)
    assert profile in {"duplicated", "slow"} or replica.count > 5


def test_duplicates_are_noted(again, held):
    again("duplicated")
    newest = Store.at(held).warehouse.newest(table("atp"), date.max)
    assert all("came more than once" in part.notes[0] for part in newest.values())


REFUSED = {
    "renamed": "came without GEN_VAL_MO; it has .*GEN_VALUE_MO.* mend sources/census/endpoints",
    "garbage": "values that are no whole number of dollars: value_usd in [0-9]+ rows, such as",
}


@pytest.mark.parametrize("profile", REFUSED)
def test_what_is_wrong_is_told_and_changes_nothing(again, held, files, profile):
    before = files(held)
    with pytest.raises(SourceError, match=REFUSED[profile]):
        again(profile)
    assert files(held) == before


@pytest.mark.parametrize("key", ["", "ANOTHER-KEY"])
def test_without_a_valid_key_it_is_told_and_nothing_changes(again, young, held, files, key):
    before = files(held)
    with pytest.raises(
        KeyRefused, match=r"for want of a valid key\. Ask for one at https://api"
    ):
        again(key=key)
    assert files(held) == before
    assert young[1].count == 1
