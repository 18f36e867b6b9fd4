"""``balanza dependents``."""

from collections.abc import Mapping
from typing import Any

import click

from balanza.cli import arguments


@click.command("dependents")
@click.argument("category")
@click.option(
    "--years", type=arguments.ListType(), required=True, help="Years, such as 2023,2024."
)
@click.option(
    "--inside",
    default="USMCA",
    show_default=True,
    help="Who does not count as outside: a region, or codes such as CAN+MEX+JPN.",
)
@click.option(
    "--criteria", default="eu_2021", show_default=True, help="A set of thresholds, by name."
)
@click.option(
    "--digits",
    type=click.IntRange(2, 10),
    default=6,
    show_default=True,
    help="How many of a code tell products apart; exports match imports to six.",
)
@click.option("--lasting", is_flag=True, help="Year by year, how many, and how lasting.")
@arguments.results
@arguments.known
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    category: str,
    years: tuple[str, ...],
    inside: str,
    criteria: str,
    digits: int,
    lasting: bool,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """List the products that imports depend on others for, and in which years.

    CATEGORY is one such as atp=04 or naics=334, or a classification for all of its own. Months
    that all years have are compared, each under the list of its year.

    \b
    Examples:
      balanza dependents atp --years 2023,2024
      balanza dependents atp=04 --years 2023,2024 --inside TRUSTED_PARTNERS --lasting
    """
    from balanza.cli.say import say, say_edition  # noqa: PLC0415  heavy, and help needs it not
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.dependents import Circle, dependents  # noqa: PLC0415

    if strange := [it for it in years if not it.isdecimal()]:
        raise click.UsageError(f"'{strange[0]}' is no year; write them like 2023,2024.")
    to, _, code = category.partition("=")
    reading = view.reading()
    circle = Circle(inside=inside, criteria=criteria, digits=digits)
    found = dependents(to, code, [int(it) for it in years], reading, circle)
    told = found.years if lasting else found.products
    write([_short(it) for it in told] if results.is_table else told, results)
    months = len(found.months)
    say(f"Outside {inside}; {criteria}; {months} months of each year.", to_stderr=True)
    say_edition(reading.store)


def _short(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row for eyes: a screen has room for so many columns."""
    names = {"dependent_usd": "of_them_usd", "outside_over_exports": "over_exports"}
    left_out = ("times", "year", "concentration") if "product" in row else ()
    return {names.get(it, it): value for it, value in row.items() if it not in left_out}
