"""Many small pieces of work, on as many cores as are wanted, told as they are done."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeAlias, TypeVar

from balanza.errors import BalanzaError

FEW = 64  # pieces that are done before other processes have started
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Piece = TypeVar("Piece")
Result = TypeVar("Result")
Tell: TypeAlias = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Tell nobody."""


def done(
    function: Callable[[Piece], Result],
    pieces: Sequence[Piece],
    cores: int = 1,
    tell: Tell = silent,
) -> list[Result | BalanzaError]:
    """What `function` makes of each piece, in their order; an error of ours in its place.

    With more than one core, processes of their own do it; each has one piece at a time, so
    that memory does not grow with their number.
    """
    results = []
    for n, it in enumerate(_each(function, pieces, cores), start=1):
        results.append(it)
        tell(n, len(pieces))
    return results


def _each(
    function: Callable[[Piece], Result], pieces: Sequence[Piece], cores: int
) -> Iterator[Result | BalanzaError]:
    attempt = Attempt(function)
    if cores <= 1 or len(pieces) <= FEW:
        yield from map(attempt, pieces)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  where it is wanted
    from multiprocessing import get_context  # noqa: PLC0415

    # Not forked: the engine's threads would not come along, and their locks would.
    with _one_thread(), ProcessPoolExecutor(cores, get_context("spawn")) as pool:
        yield from pool.map(attempt, pieces)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let each process that is started now count with one thread: they share the cores."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


class Attempt(Generic[Piece, Result]):
    """A function that gives an error of ours back instead of raising it."""

    def __init__(self, function: Callable[[Piece], Result]) -> None:
        self.function = function

    def __call__(self, piece: Piece) -> Result | BalanzaError:
        """What the function makes of `piece`."""
        try:
            return self.function(piece)
        except BalanzaError as problem:
            return problem
