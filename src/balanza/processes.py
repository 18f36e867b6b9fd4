"""How the processes that are ours alone make use of a machine."""

import gc
import os
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

SELDOM = 50_000, 50, 50


def collect_seldom() -> None:
    """Look for unreachable cycles less often than Python does: they are few, rows are many.

    It is a twentieth of the time of a brief. A library must leave that to the program that
    uses it; the command line and the processes that we start are programs of ours.
    """
    gc.set_threshold(*SELDOM)


def start_helpers(count: int, module: str) -> None:
    """Start what `helpers` gives, which may be asked for later: starting takes a second."""
    if most := _most(count):
        _pool(most, module)


@contextmanager
def helpers(count: int, module: str) -> "Iterator[Executor | None]":
    """Up to so many processes, which load `module` while this one goes on; None on one core.

    A program that calls this must be importable, as any that starts processes must.
    """
    most = _most(count)
    if not most:
        yield None
        return
    pool = _pool(most, module)
    _pool.cache_clear()
    try:
        yield pool
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown(wait=False)


def _most(count: int) -> int:
    return min(count, cores()) if cores() > 1 else 0


@cache
def _pool(count: int, module: str) -> "Executor":
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  seldom needed
    from multiprocessing import get_context  # noqa: PLC0415

    # A forked copy of a process with threads, such as those of DuckDB, may hang; a new one not.
    pool = ProcessPoolExecutor(
        count, get_context("spawn"), initializer=_begin, initargs=(module,)
    )
    for _ in range(count):
        pool.submit(cores)  # each starts when there is something to do
    return pool


def _begin(module: str) -> None:
    collect_seldom()
    import_module(module)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
