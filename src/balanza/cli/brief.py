"""``balanza brief``."""

from pathlib import Path

import click

from balanza.cli import arguments


@click.command("brief")
@click.argument("name", default="north_america", metavar="[BRIEF]")
@click.option("--lang", default="en", show_default=True, help="The language.")
@arguments.view
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("brief"),
    show_default=True,
    help="The folder to write to.",
)
def command(name: str, lang: str, out: Path, view: arguments.View) -> None:
    """Write a brief: a page, its findings, figures and data.

    \b
    Examples:
      balanza brief
      balanza brief north_america --through 2025-06 --as-of 2025-08-31 --out brief
    """
    from balanza.cli.say import say, say_edition  # noqa: PLC0415  heavy
    from balanza.publish import publication, write  # noqa: PLC0415

    reading = view.reading()
    made = publication(name, reading, view.through, lang)
    written = write(made.files(), out)
    say(f"Wrote {written[0]} and {len(written) - 1} files beside it: {made.content.dateline}")
    say_edition(reading.store)
