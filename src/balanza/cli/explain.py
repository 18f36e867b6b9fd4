"""``balanza explain``."""

import click


@click.command("explain")
@click.argument("name")
def command(name: str) -> None:
    """Say what an indicator, a table, a column, a region or a known break means.

    NAME may also be a partner or a product, by its code.

    \b
    Examples:
      balanza explain concentration
      balanza explain atp
      balanza explain USMCA
    """
    from balanza.cli.say import say  # noqa: PLC0415  heavy
    from balanza.publish.explanations import explanation  # noqa: PLC0415

    say(explanation(name))
