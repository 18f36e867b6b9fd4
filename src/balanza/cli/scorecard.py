"""``balanza scorecard``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.publish.scorecard import Scorecard


@click.command("scorecard")
@click.argument("table")
@click.option(
    "--by", type=arguments.ListType(), default=("product",), help="product, or product,partner."
)
@click.option("--where", multiple=True, metavar="COLUMN=VALUE,...", help="Which rows.")
@click.option(
    "--window",
    type=click.Choice(["month", "ytd", "12m", "year"]),
    default="12m",
    show_default=True,
)
@arguments.points
@click.option("--query", is_flag=True, help="Print the query of each dimension.")
@arguments.results
@arguments.view
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    table: str,
    by: tuple[str, ...],
    where: tuple[str, ...],
    window: str,
    points: Path | None,
    query: bool,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Show the resilience of supply, dimension by dimension.

    Each dimension is an indicator of its own, as `balanza show` gives it; there is no index
    over them.

    \b
    Examples:
      balanza scorecard atp
      balanza scorecard atp --by product,partner --where product=04 --where partner=CHN,MEX
      balanza scorecard atp --points IdealpointestimatesAll_Jun2024.csv
    """
    import msgspec  # noqa: PLC0415  heavy, and help needs it not

    from balanza.catalog import Selection  # noqa: PLC0415
    from balanza.cli.say import say, say_edition  # noqa: PLC0415
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish import Witness  # noqa: PLC0415
    from balanza.publish.distance import Points  # noqa: PLC0415
    from balanza.publish.scorecard import scorecard  # noqa: PLC0415

    reading, limits = view.reading(), arguments.conditions(where)
    told = {"indicator": "share", "table": table, "by": by, "window": window, "where": limits}
    asked, votes = msgspec.convert(told, Selection), Points.of(points) if points else None
    found = scorecard(asked, Witness(reading), view.through, votes)
    if query:
        say(_queries(found))
    elif results.is_table:
        _table(found)
        say_edition(reading.store)
    else:
        write(found.rows, results)


def _queries(found: "Scorecard") -> str:
    return "\n\n".join(f"-- {name}\n{it.query}" for name, it in found.evidence.items())


def _table(found: "Scorecard") -> None:
    from balanza.cli.say import say, say_table  # noqa: PLC0415  heavy

    heads = [it.title for it in found.dimensions]
    cells = [
        [*(row[name] for name in found.by), *(_cell(row[it.name]) for it in found.dimensions)]
        for row in found.rows
    ]
    say_table([*found.by, *heads], cells, heads)
    for it in found.dimensions:
        say(f"{it.title} ({it.better} is better): {it.says}")
    for name, why in found.lacking.items():
        say(f"{name.capitalize()} is not shown. {why}")
    vintage = max(it.vintage for it in found.evidence.values())
    say(f"Imports through {found.through}; data as of {vintage}. Source: U.S. Census Bureau.")
    for note in found.footnotes():
        say(f"Mind: {note}")


def _cell(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.3f}"
