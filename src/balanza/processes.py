"""How the processes that are ours alone make use of a machine."""

import gc
import os

SELDOM = 50_000, 50, 50


def collect_seldom() -> None:
    """Look for unreachable cycles less often than Python does: they are few, rows are many.

    It is a twentieth of the time of a brief. A library must leave that to the program that
    uses it; the command line and the processes that we start are programs of ours.
    """
    gc.set_threshold(*SELDOM)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
