"""``balanza brief``."""

from pathlib import Path

import click

from balanza.cli import arguments


@click.command("brief")
@click.argument("name", default="north_america", metavar="[BRIEF]")
@click.option(
    "--lang",
    type=arguments.ListType(),
    default=("en",),
    show_default="en",
    help="The languages, the first at the top: en,es",
)
@click.option(
    "--format",
    "formats",
    type=arguments.ListType(),
    default=(),
    help="What to make of it: html,pdf,docx,md,xlsx,pptx,svg,png,sdmx. Default: all but sdmx.",
)
@arguments.view
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("brief"),
    show_default=True,
    help="The folder to write to.",
)
def command(
    name: str,
    lang: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    view: arguments.View,
) -> None:
    """Write a brief: a page, its findings, figures and data.

    \b
    Examples:
      balanza brief
      balanza brief --format pdf,docx
      balanza brief north_america --through 2025-06 --as-of 2025-08-31 --out brief
    """
    from balanza.cli.say import say, say_edition  # noqa: PLC0415  heavy
    from balanza.publish import USUAL, editions, write  # noqa: PLC0415

    reading = view.reading()
    first, made = editions(name, reading, view.through, lang, formats or USUAL)
    written = write(made, out)
    dateline = first.content.dateline
    say(f"Wrote {written[0]} and {len(written) - 1} files beside it: {dateline}")
    say_edition(reading.store)
