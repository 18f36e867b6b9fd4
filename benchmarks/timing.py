"""Runs commands as a user does, and takes the operating system's word for what they cost."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

RUNS = 5
KIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: medians of its wall-clock seconds and its processors' seconds.

    Its memory is the largest that one of its processes had.
    """

    seconds: float
    mebibytes: float
    processor: float = 0


def cost(
    command: Sequence[str],
    runs: int = RUNS,
    environment: Mapping[str, str] | None = None,
    *,
    warm: bool = True,
) -> Cost:
    """The cost of `command`, if `warm` after one run that does not count.

    Raises  RuntimeError when it fails
    """
    found = [_once(command, environment or {}) for _ in range(runs + warm)][warm:]
    return Cost(
        median(it.seconds for it in found),
        max(it.mebibytes for it in found),
        median(it.processor for it in found),
    )


def output(command: Sequence[str]) -> str:
    """What a command prints.

    Raises  CalledProcessError when it fails
    """
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


def python(code: str) -> list[str]:
    """A command that runs a line of Python."""
    return [sys.executable, "-c", code]


def balanza(*words: str) -> list[str]:
    """A command of balanza's."""
    return [sys.executable, "-m", "balanza", *words]


def _once(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    started = time.perf_counter()
    child = subprocess.Popen(  # noqa: S603  our own commands
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | dict(environment),
    )
    said = child.stderr.read() if child.stderr else b""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {said.decode()[-500:]}")
    wall = time.perf_counter() - started
    return Cost(wall, used.ru_maxrss / KIB, used.ru_utime + used.ru_stime)
