import gc
import signal
import subprocess
import sys
from time import sleep

import pytest

from balanza.processes import collect_seldom, cores, helpers, start_helpers


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


def test_processes_that_were_started_ahead_are_those_that_help(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    start_helpers(1, "json")
    with helpers(0, "json") as pool:
        assert pool.submit(cores).result() >= 1
    with helpers(0, "json") as none:
        assert none is None
    with helpers(1, "json") as another:
        assert another is not pool


def test_an_error_leaves_undone_what_has_not_begun(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    begun = []
    with pytest.raises(ZeroDivisionError):
        _break_off(begun)
    assert begun[-1].cancelled()


def _break_off(begun):
    with helpers(1, "json") as pool:
        begun += [pool.submit(sleep, 0.1) for _ in range(20)]
        raise ZeroDivisionError


def test_nobody_helps_on_one_core(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0}, raising=False)
    start_helpers(1, "json")
    with helpers(1, "json") as pool:
        assert pool is None


def test_nobody_helps_a_program_that_cannot_be_imported(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__file__", "<stdin>", raising=False)
    with helpers(1, "json") as pool:
        assert pool is None


KILLED = """
import os, signal
from balanza.processes import helpers
if __name__ == "__main__":
    with helpers(1, "json") as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(cores() == 1, reason="nobody helps on one core")
def test_a_helper_ends_when_the_process_that_it_helps_is_killed(tmp_path):
    """What a program writes is not over until all that hold its output have ended."""
    program = tmp_path / "killed.py"
    program.write_text(KILLED)
    order = [sys.executable, str(program)]
    told = subprocess.run(order, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == -signal.SIGKILL
    assert int(told.stdout) > 0
