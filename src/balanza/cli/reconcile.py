"""``balanza reconcile``."""

import sys
from typing import TYPE_CHECKING

import click

from balanza.cli import arguments
from balanza.periods import Month

if TYPE_CHECKING:
    from balanza.publish.sides import Question

TARGETS = ("atp", "enduse", "naics", "sitc", "usda")
DIFFERENT = 3  # the exit code of --check


@click.command("reconcile")
@click.argument("more", nargs=-1, metavar="[COLUMN=VALUE,...]...")
@click.option("--against", type=click.Choice(TARGETS), default="atp", show_default=True)
@click.option("--year", type=int, help="Only this year. Default: all that both have.")
@click.option("--flow", type=click.Choice(["imports", "exports"]), help="Default: both.")
@click.option(
    "--list",
    "list_year",
    type=int,
    help="Insist on this year's list. Default: each year's own.",
)
@click.option("--check", is_flag=True, help="End with code 3 if anything differs.")
@arguments.results
@arguments.view
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    more: tuple[str, ...],
    against: str,
    year: int | None,
    flow: str | None,
    list_year: int | None,
    check: bool,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Compare a table with the sum over a year's list of codes, to the dollar.

    The ten-digit trade comes from the bulk files, or from `hs` at the level HS10. Cells of
    month, flow, partner, product, level and measure are compared; COLUMN=VALUE narrows them.
    The list of another year is never taken unless --list asks for it.

    \b
    Examples:
      balanza reconcile --year 2024
      balanza reconcile --against naics --year 2024 level=NA3 partner=MEX,TWN
      balanza reconcile --format csv --out differences.csv
    """
    from balanza.cli.reconciled import say_all, say_briefly  # noqa: PLC0415  heavy
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.reconcile import reconcile  # noqa: PLC0415

    words = (*more, *((f"flow={flow}",) if flow else ()))
    question = _question(against, words, year, list_year, view.through)
    reading = view.reading()
    found = reconcile(question, reading)
    if results.is_table:
        say_all(found, reading.store)
    else:
        write(found.differences, results)
        say_briefly(found, to_stderr=True)
    if check and not found.is_exact:
        sys.exit(DIFFERENT)


def _question(
    against: str,
    words: tuple[str, ...],
    year: int | None,
    list_year: int | None,
    through: Month | None,
) -> "Question":
    from balanza.publish.sides import Question  # noqa: PLC0415  heavy

    first = Month(year, 1) if year else None
    last = Month(year, 12) if year else through
    ends = [it for it in (last, through) if it]
    return Question(
        against=against,
        since=first,
        through=min(ends) if ends else None,
        where=arguments.conditions(words),
        list_year=list_year,
    )
