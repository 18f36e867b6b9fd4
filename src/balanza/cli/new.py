"""``balanza new``."""

from pathlib import Path

import click


@click.command("new")
@click.argument("kind", type=click.Choice(["brief"]))
@click.argument("name")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default=True,
    help="The folder to make it in.",
)
def command(kind: str, name: str, out: Path) -> None:
    """Begin a brief of your own: a folder that works at once.

    \b
    Examples:
      balanza new brief my_brief
      balanza brief ./my_brief --lang en,es --out published
    """
    from balanza.cli.say import say  # noqa: PLC0415  heavy
    from balanza.publish import new_brief  # noqa: PLC0415

    written = new_brief(name, out)
    folder = written[0].parent
    say(f"Made the {kind} {folder} of {len(written)} files. Write it: balanza brief {folder}")
