"""What a command prints."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from balanza.catalog import Crossing
from balanza.store import Store


def say(text: str, *, to_stderr: bool = False) -> None:
    """Print `text` as it is, however long its lines."""
    click.echo(text, err=to_stderr)


def say_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[str] = ()
) -> None:
    """Print rows under `columns`; those in `numbers` stand to the right."""
    from rich import box  # noqa: PLC0415  slow to load, and only for tables
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    right = set(numbers)
    for name in columns:
        table.add_column(name, justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(markup=False, highlight=False).print(table)


def say_records(records: Sequence[Mapping[str, Any]]) -> None:
    """Print records that share their keys."""
    columns = list(records[0]) if records else []
    say_table(columns, [[str(it[name]) for name in columns] for it in records])


def say_notes(crossed: Iterable[Crossing], *, to_stderr: bool) -> None:
    """Print what must be told of the breaks that figures are compared across."""
    from balanza.publications.language import language  # noqa: PLC0415  heavy
    from balanza.publish.footnotes import footnotes  # noqa: PLC0415

    for note in footnotes(crossed, language("en")):
        say(f"Mind: {note}", to_stderr=to_stderr)


def say_edition(store: Store) -> None:
    """Say so when the sample edition answers in place of an empty store."""
    if label := store.edition.label.get("en"):
        say(
            f"{label} It answers because your own store is empty: "
            f"fill it with `balanza refresh`.",
            to_stderr=True,
        )
