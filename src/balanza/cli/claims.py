"""``balanza claims``."""

from pathlib import Path

import click

from balanza.cli import arguments
from balanza.periods import Month, Span


@click.command("claims")
@click.option(
    "--by", type=arguments.ListType(), default=("month",), help="Columns, such as partner."
)
@click.option(
    "--partner", type=arguments.ListType(), default=("USMCA",), help="Partners or regions."
)
@click.option("--since", type=arguments.MonthType(), help="The first month. Default: all.")
@arguments.through
@click.option(
    "--tariff",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The USITC's tariff of the year, to tell lines that are free anyway.",
)
@click.option("--split", is_flag=True, help="Lines with claims before July 2025 apart.")
@click.option("--insist", is_flag=True, help="Show what a known break makes misleading.")
@arguments.results
@arguments.known
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    by: tuple[str, ...],
    partner: tuple[str, ...],
    since: Month | None,
    through: Month | None,
    tariff: Path | None,
    split: bool,
    insist: bool,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Show what part of imports claims the USMCA, of dutiable lines and of free ones.

    It wants the imports in full detail: load the bulk files first. Name both --since and
    --through, or neither.

    \b
    Examples:
      balanza claims --by partner --since 2024-01 --through 2024-12 --tariff tariff_2024.csv
      balanza claims --by month,partner --split
    """
    from balanza.cli.say import say, say_edition, say_notes  # noqa: PLC0415  heavy
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.claimed import Claimed, claimed, crossed  # noqa: PLC0415
    from balanza.sources.supplied import tariff as read  # noqa: PLC0415

    if (since is None) != (through is None):
        raise click.UsageError("Name both --since and --through, or neither.")
    span = Span(since, through) if since and through else None
    reading = view.reading()
    wanted = Claimed(by=by, partners=partner, split=split, insist=insist)
    write(claimed(wanted, span, reading, read(tariff) if tariff else None), results)
    aside = not results.is_table
    if tariff is None:
        say(UNLISTED, to_stderr=aside)
    say(f"Imports for consumption, {_told(span)}. Source: U.S. Census Bureau.", to_stderr=aside)
    say_notes(crossed(wanted, span, reading), to_stderr=aside)
    say_edition(reading.store)


UNLISTED = (
    "Which lines are free anyway is not told apart: all are unlisted. Give the tariff of the "
    "year with --tariff."
)


def _told(span: Span | None) -> str:
    return str(span) if span else "all months stored"
