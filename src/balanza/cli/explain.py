"""``balanza explain``."""

import click


@click.command("explain")
@click.argument("name")
def command(name: str) -> None:
    """Say what NAME means: an indicator, a table, a column, a region, a partner or a product.

    \b
    Examples:
      balanza explain concentration
      balanza explain atp
      balanza explain USMCA
    """
    from balanza.cli.say import say  # noqa: PLC0415  heavy
    from balanza.publish.glossary import explanation  # noqa: PLC0415

    say(explanation(name))
