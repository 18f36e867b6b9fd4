"""How a refresh says what it is doing: a bar on a terminal, plain lines elsewhere."""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from balanza.cli.say import say
from balanza.refresh import Change, Step

FEW = 6  # parts of a table that are told one by one, and notes that are told of it


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
    """Say what a refresh did: part by part, or in sum where many of a table are alike."""
    counts = Counter(it.status for it in changes)
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    say(f"{folder}: parts {told or 'none: nothing is new'}")
    alike: dict[tuple[str, str], list[Change]] = {}
    for it in changes:
        if it.status != "unchanged":
            alike.setdefault((it.table, it.status), []).append(it)
    for (table, status), found in alike.items():
        if len(found) > FEW:
            rows = sum(it.rows for it in found)
            say(f"  {table}: {len(found)} parts {status}, {rows:,} rows")
            _say_notes([f"{it.part}: {note}" for it in found for note in it.notes])
        else:
            for it in found:
                say(f"  {it.table} {it.part}: {it.status}, {it.rows:,} rows")
                _say_notes(it.notes)


def _say_notes(notes: Sequence[str]) -> None:
    for note in notes[:FEW]:
        say(f"    note: {note}")
    if rest := len(notes[FEW:]):
        say(f"    and {rest} more notes")
