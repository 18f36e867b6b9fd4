"""``balanza study`` of files that a user brings: points, world trade, input-output tables."""

from pathlib import Path
from typing import Any

import click

from balanza.cli import arguments

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("geopolitical_distance")
@click.argument("table")
@click.argument("more", nargs=-1, metavar="[COLUMN=VALUE,...]...")
@arguments.points
@click.option("--by", type=arguments.ListType(), default=(), help="Columns, such as product.")
@click.option("--where", multiple=True, help="COLUMN=VALUE,... ; a partner may be a region.")
@click.option(
    "--window",
    type=click.Choice(["month", "ytd", "12m", "year"]),
    default="12m",
    show_default=True,
)
@arguments.results
@arguments.view
def geopolitical_distance(
    points: Path | None,
    results: arguments.Results,
    view: arguments.View,
    **asked: Any,  # noqa: ANN401  what a selection is made of
) -> None:
    """Show how far from the United States those vote whom trade is with.

    \b
    Examples:
      balanza study geopolitical_distance atp flow=imports --points points.csv --by product
    """
    from balanza.catalog import Selection  # noqa: PLC0415  heavy, and help needs it not
    from balanza.cli.say import say, say_edition, say_notes  # noqa: PLC0415
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish import Witness  # noqa: PLC0415
    from balanza.publish.distance import Points, distance  # noqa: PLC0415

    if points is None:
        raise click.UsageError("Give the file of ideal points with --points FILE.")
    where = arguments.conditions((*asked.pop("where"), *asked.pop("more")))
    selection = Selection(indicator="share", where=where, **asked)
    reading = view.reading()
    found = distance(selection, Points.of(points), Witness(reading), view.through)
    write(found.rows, results)
    told = f"{found.points.file} (SHA-256 {found.points.sha256[:12]})"
    through = f"Through {found.evidence.through} ({selection.window})"
    say(f"{through}; points of {told}.", to_stderr=not results.is_table)
    say_notes(found.evidence.breaks, to_stderr=not results.is_table)
    say_edition(reading.store)


@click.command("integration")
@click.argument("file", type=FILE)
@click.option(
    "--members",
    type=arguments.ListType(),
    required=True,
    help="The region, as the file names its countries: 124,484,842 in BACI.",
)
@click.option(
    "--by", type=arguments.ListType(), default=("year",), help="Columns. Default: year."
)
@arguments.results
def integration(
    file: Path, members: tuple[str, ...], by: tuple[str, ...], results: arguments.Results
) -> None:
    """Show how far a region trades with itself: share, intensity, introversion.

    FILE holds the trade of all with all, as CEPII's BACI has it.

    \b
    Examples:
      balanza study integration BACI_HS22_Y2023_V202501.csv --members 124,484,842
    """
    from balanza.cli.tables import write  # noqa: PLC0415  heavy, and help needs it not
    from balanza.publish.world import integrated  # noqa: PLC0415

    write(integrated(file, members, by), results)


@click.command("value_added")
@click.argument("file", type=FILE)
@click.option("--user", required=True, help="The country that uses, as the table names it.")
@click.option("--of", type=arguments.ListType(), default=(), help="Industries. Default: all.")
@click.option("--industrial", is_flag=True, help="What industries buy, not final demand.")
@click.option(
    "--rows",
    type=arguments.ListType(),
    default=(),
    help="The rows of value added and output. Default: VA,OUT, or VALU,OUTPUT.",
)
@arguments.results
def value_added(  # noqa: PLR0913, PLR0917  the arguments of a command line
    file: Path,
    user: str,
    of: tuple[str, ...],
    industrial: bool,
    rows: tuple[str, ...],
    results: arguments.Results,
) -> None:
    """Show where the value in what a country uses was added.

    FILE is an input-output table of many countries in the wide layout of OECD's ICIO.

    \b
    Examples:
      balanza study value_added icio2020.csv --user USA --of C26
    """
    from balanza.cli.tables import write  # noqa: PLC0415  heavy, and help needs it not
    from balanza.publish.world import value_added  # noqa: PLC0415

    if len(rows) not in {0, 2}:
        raise click.UsageError("--rows names two: value added, then output.")
    named = (rows[0], rows[1]) if rows else None
    told = value_added(file, user, of, industrial=industrial, rows=named)
    whole = sum(told.values())
    found = [
        {"origin": name, "value_added": value, "share": value / whole if whole else None}
        for name, value in sorted(told.items(), key=lambda it: -it[1])
    ]
    write(found, results)
