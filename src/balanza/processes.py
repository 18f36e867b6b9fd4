"""How the processes that are ours alone make use of a machine."""

import gc
import os
import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

SELDOM = 50_000, 50, 50
_ahead: "dict[str, Executor]" = {}  # started, and not asked for yet


def collect_seldom() -> None:
    """Look for unreachable cycles less often than Python does: they are few, rows are many.

    It is a twentieth of the time of a brief. A library must leave that to the program that
    uses it; the command line and the processes that we start are programs of ours.
    """
    gc.set_threshold(*SELDOM)


def start_helpers(count: int, module: str) -> None:
    """Start what `helpers` gives, which may be asked for later: starting takes a second."""
    if (most := _most(count)) and module not in _ahead:
        _ahead[module] = _pool(most, module)


@contextmanager
def helpers(count: int, module: str) -> "Iterator[Executor | None]":
    """Processes that load `module` while this one goes on: started ahead, or up to `count`.

    None where there are none to have: on one core, or of a program that is read from standard
    input. Any other must be importable, as all that start processes must.
    """
    most = _most(count)
    pool = _ahead.pop(module, None) or (_pool(most, module) if most else None)
    try:
        yield pool
    except BaseException:
        if pool:
            pool.shutdown(cancel_futures=True)
        raise
    if pool:
        pool.shutdown(wait=False)


def _most(count: int) -> int:
    return min(count, cores()) if cores() > 1 and _is_importable() else 0


def _is_importable() -> bool:
    """Whether another process can import this program: one from standard input it cannot."""
    file = getattr(sys.modules["__main__"], "__file__", None)
    return file is None or Path(file).exists()


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
    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it tells of the end
    collect_seldom()
    import_module(module)


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one, and end too.

    A process that was killed tells nobody, and this one would wait for its orders for ever.
    """
    from multiprocessing import parent_process  # noqa: PLC0415  seldom needed

    if parent := parent_process():
        parent.join()
        os._exit(1)  # what is under way is for nobody any more


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
