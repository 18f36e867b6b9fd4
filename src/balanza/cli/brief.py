"""``balanza brief``."""

from datetime import date
from pathlib import Path

import click

from balanza.cli import arguments
from balanza.periods import Month


@click.command("brief")
@click.argument("name", default="north_america", metavar="[BRIEF]")
@arguments.through
@arguments.as_of
@click.option("--lang", default="en", show_default=True, help="The language.")
@arguments.store
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("brief"),
    show_default=True,
    help="The folder to write to.",
)
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    name: str,
    through: Month | None,
    as_of: date | None,
    lang: str,
    folder: Path | None,
    out: Path,
) -> None:
    """Write a brief: a page, its findings, figures and data.

    \b
    Examples:
      balanza brief
      balanza brief north_america --through 2025-06 --as-of 2025-08-31 --out brief
    """
    from balanza.cli.say import say, say_edition  # noqa: PLC0415  heavy
    from balanza.publish import Reading, publication, write  # noqa: PLC0415
    from balanza.store import open_store  # noqa: PLC0415

    reading = Reading(open_store(folder), as_of or arguments.now().date())
    made = publication(name, reading, through, lang)
    written = write(made.files(), out)
    say(f"Wrote {written[0]} and {len(written) - 1} files beside it: {made.content.dateline}")
    say_edition(reading.store)
