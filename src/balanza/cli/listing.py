"""``balanza list``."""

from pathlib import Path

import click

from balanza.cli import arguments


@click.command("list")
@click.argument("kind")
@arguments.store
def command(kind: str, folder: Path | None) -> None:
    """List what there is: tables, indicators, partners, regions, ...

    KIND is one of tables, fields, indicators, methods, studies, partners, regions, products,
    breaks, endpoints, briefs, languages and presets. Tables come with what the store has of
    them, endpoints with what they are known to refuse and what of them is only guessed.

    \b
    Examples:
      balanza list indicators
      balanza list tables --store DIR
    """
    from balanza.cli.say import say, say_records  # noqa: PLC0415  heavy
    from balanza.definitions import choose  # noqa: PLC0415
    from balanza.publish.glossary import KINDS, listing  # noqa: PLC0415
    from balanza.publish.inventory import with_coverage  # noqa: PLC0415
    from balanza.store import open_store  # noqa: PLC0415

    choose("kind of list", kind, KINDS)
    if kind != "tables":
        say_records(listing(kind))
        return
    store = open_store(folder)
    say(f"Store: {store.edition.name or store.folder}")
    say_records(with_coverage(listing(kind), store))
