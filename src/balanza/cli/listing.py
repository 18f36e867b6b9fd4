"""``balanza list``."""

import click


@click.command("list")
@click.argument("kind")
def command(kind: str) -> None:
    """List what there is: tables, indicators, partners, regions, ...

    KIND is one of tables, fields, indicators, partners, regions, products, endpoints, briefs
    and languages.

    \b
    Examples:
      balanza list indicators
      balanza list partners
    """
    from balanza.cli.say import say_records  # noqa: PLC0415  heavy
    from balanza.definitions import choose  # noqa: PLC0415
    from balanza.publish.glossary import KINDS, listing  # noqa: PLC0415

    choose("kind of list", kind, KINDS)
    say_records(listing(kind))
