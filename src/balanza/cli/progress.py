"""How a refresh says what it is doing: a bar on a terminal, plain lines elsewhere."""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from balanza.cli.say import say
from balanza.refresh import Change, Step


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[Step], None]]:
    """Give a function that tells each step."""
    logging.getLogger("stamina").addHandler(logging.NullHandler())  # a retry is no news
    logging.getLogger("stamina").propagate = False
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _line


@contextmanager
def _bar() -> Iterator[Callable[[Step], None]]:
    from rich.console import Console  # noqa: PLC0415  slow to load, and only for a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda step: bar.update(
            task, completed=step.done, total=step.total, description=step.text
        )


def _line(step: Step) -> None:
    say(f"{step.done}/{step.total} {step.text}", to_stderr=True)


def summary(changes: Sequence[Change], folder: Path) -> None:
    """Say what a refresh did."""
    counts = Counter(it.status for it in changes)
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    say(f"{folder}: parts {told or 'none: nothing is new'}")
    for it in changes:
        if it.status != "unchanged":
            say(f"  {it.table} {it.part}: {it.status}, {it.rows:,} rows")
            for note in it.notes:
                say(f"    note: {note}")
