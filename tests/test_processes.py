import gc

import pytest

from balanza.processes import collect_seldom, cores


@pytest.fixture
def usual():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as Python begins; a command run here has changed it
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_cycles_are_looked_for_less_often_but_still(usual):
    collect_seldom()
    assert gc.isenabled()
    assert gc.get_threshold() > usual


def test_a_process_may_use_a_core_at_least(monkeypatch):
    assert cores() >= 1
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    assert cores() >= 1
