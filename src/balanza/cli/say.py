"""What a command prints."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import click

from balanza.catalog import Crossing
from balanza.store import Store

if TYPE_CHECKING:
    from rich.table import Table

PIECE = re.compile(r"[^_\s]+_?\s*|_\s*")
LONG = 34  # letters; a longer word may break
GUTTER = 3  # what rich puts between columns


def say(text: str, *, to_stderr: bool = False) -> None:
    """Print `text` as it is, however long its lines."""
    click.echo(text, err=to_stderr)


def say_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[str] = ()
) -> None:
    """Print rows under `columns`; those in `numbers` stand to the right, and in one line each.

    Texts break between words. Where even so a table is wider than the screen, each row is a
    list of its own.
    """
    from rich.console import Console  # noqa: PLC0415  slow to load, and only for tables

    console = Console(markup=False, highlight=False)
    told, right = list(rows), set(numbers)
    free = console.width - GUTTER * len(columns) + 1
    cells = [[name, *(row[n] for row in told)] for n, name in enumerate(columns)]
    least = [_least(it, whole=it[0] in right) for it in cells]
    if sum(least) > free:
        console.print(_listed(columns, told))
    else:
        widths = _widths(least, [max(map(len, it)) for it in cells], free)
        console.print(_table(columns, told, widths, right))


def _least(cells: Sequence[str], *, whole: bool) -> int:
    """How many letters wide a column is at least: as its longest word, or `whole` cell.

    Of its head, which is the first cell, a word or a piece of a name is enough in any case.
    """
    head, *rest = cells
    words = [it for cell in rest for it in ([cell] if whole else cell.split())]
    pieces = [len(it.rstrip()) for it in PIECE.findall(head)]
    return max(min(max(map(len, words), default=0), LONG), *pieces, 1)


def _broken(head: str, width: int) -> str:
    """A head whose names too long for the column go on in the next line behind a "_"."""
    lines = [""]
    for piece in PIECE.findall(head):
        if len((lines[-1] + piece).rstrip()) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def _widths(least: Sequence[int], wanted: Sequence[int], free: int) -> list[int]:
    """How wide each column is: what is left of `free` letters goes to those that want more."""
    widths = list(least)
    while left := [n for n, wide in enumerate(widths) if wide < wanted[n]]:
        for n in left[: max(0, free - sum(widths))]:
            widths[n] += 1
        if sum(widths) >= free:
            break
    return widths


def _table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    right: set[str],
) -> "Table":
    """Rows under their heads."""
    from rich import box  # noqa: PLC0415  as above
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, width in zip(columns, widths, strict=True):
        justify: Literal["left", "right"] = "right" if name in right else "left"
        table.add_column(_broken(name, width), justify=justify, overflow="fold", width=width)
    for row in rows:
        table.add_row(*row)
    return table


def _listed(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> "Table":
    """Each row as lines, each a column's name and what the row has there; then a blank line."""
    from rich.table import Table  # noqa: PLC0415  as above

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(name, cell)
        grid.add_row()
    return grid


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
