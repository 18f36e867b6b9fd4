"""``balanza trace``."""

from pathlib import Path

import click

from balanza.cli import arguments


@click.command("trace")
@click.argument("finding", nargs=-1, required=True)
@click.option(
    "--brief", "name", default="north_america", show_default=True, help="Of which brief."
)
@click.option(
    "--in",
    "published",
    type=click.Path(path_type=Path),
    help="Read it from this published folder, not from the store.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "bibtex", "csl", "ris"]),
    default="text",
    show_default=True,
    help="The trace as text or JSON, or only how to cite the number.",
)
@arguments.view
def command(
    finding: tuple[str, ...], name: str, published: Path | None, form: str, view: arguments.View
) -> None:
    """Say how a number of a brief was made, and how to cite it.

    FINDING is a name as findings.json has it; of a family, the key may stand apart. The query
    runs as it stands in the folder of the brief.

    \b
    Examples:
      balanza trace ict_share_of_atp_balance
      balanza trace ict_rank MEX --in brief
      balanza trace ict_rank_MEX --in brief --format bibtex
    """
    from balanza.cli.say import say, say_edition  # noqa: PLC0415  heavy
    from balanza.publish import trace, trace_in  # noqa: PLC0415

    asked = "_".join(finding)
    if published:
        say(trace_in(published, asked).written(form))
        return
    reading = view.reading()
    say(trace(asked, name, reading, view.through).written(form))
    say_edition(reading.store)
