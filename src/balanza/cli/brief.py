"""``balanza brief``."""

from pathlib import Path
from typing import Any

import click

from balanza.cli import arguments
from balanza.processes import start_helpers


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
    help="What to make of it: html,pdf,docx,md,xlsx,pptx,svg,png,sql,sdmx. Default: all but "
    "sdmx.",
)
@click.option("--partner", default="", help="Of a brief that may be of any: CAN")
@click.option("--check", is_flag=True, help="Look for mistakes in its files; write nothing.")
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
    **asked: Any,  # noqa: ANN401  the partner, and whether only to check
) -> None:
    """Write a brief: a page, its findings, figures and data.

    BRIEF is one of ours (balanza list briefs), or a folder that `balanza new brief` made.

    \b
    Examples:
      balanza brief
      balanza brief --format pdf,docx
      balanza brief partner --partner CAN --lang en,es
      balanza brief ./my_brief --check
      balanza brief north_america --through 2025-06 --as-of 2025-08-31 --out brief
    """
    if not asked["check"]:
        start_helpers(max(1, len(lang) - 1), "balanza.publish.editions")  # they load meanwhile
    from balanza.cli.say import say, say_edition  # noqa: PLC0415  heavy
    from balanza.publish import USUAL, editions, manuscript, proofread, write  # noqa: PLC0415

    values = {"partner": asked["partner"]} if asked["partner"] else {}
    brief = manuscript(name, values)
    if asked["check"]:
        proofread(brief)
        say(f"{brief.name} has no mistakes, in {', '.join(brief.languages)}.")
        return
    reading = view.reading()
    first, made = editions(brief, reading, view.through, lang, formats or USUAL)
    written = write(made, out)
    dateline = first.content.dateline
    say(f"Wrote {written[0]} and {len(written) - 1} files beside it: {dateline}")
    say_edition(reading.store)
