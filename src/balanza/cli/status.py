"""``balanza status``."""

from pathlib import Path

import click

from balanza.cli import arguments


@click.command("status")
@arguments.store
def command(folder: Path | None) -> None:
    """Say what the store holds, from when, and since when it was known.

    \b
    Example:
      balanza status --store DIR
    """
    from balanza.cli.say import say, say_edition, say_records  # noqa: PLC0415  heavy
    from balanza.publish.inventory import inventory  # noqa: PLC0415
    from balanza.store import open_store  # noqa: PLC0415

    store = open_store(folder)
    say(f"Store: {store.edition.name or store.folder}")
    found = list(inventory(store))
    say_records([it.summary() for it in found])
    for it in found:
        for note, months in it.notes.items():
            say(f"{it.table}, {months}: {note}")
    say_edition(store)
