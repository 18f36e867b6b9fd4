"""``balanza revisions``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.publish.compared import Of

FORMS = ("table", "csv", "json", "parquet")
SHOWN = 20


@click.command("revisions")
@click.argument("table")
@click.argument("more", nargs=-1, metavar="[COLUMN=VALUE,...]...")
@click.option("--from", "first", type=arguments.DayType(), help="As known on this day.")
@click.option(
    "--to",
    "last",
    type=arguments.DayType(),
    help="As known on this day. Default: the newest vintage, against the one before.",
)
@click.option(
    "--by",
    type=arguments.ListType(),
    default=("month",),
    help="Columns, such as partner,product. Default: month.",
)
@click.option("--where", multiple=True, help="COLUMN=VALUE,... ; a partner may be a region.")
@click.option(
    "--of",
    type=click.Choice(["value", "balance"]),
    default="value",
    help="Of values, each flow apart, or of balances.",
)
@click.option("--since", type=arguments.MonthType(), help="The first month.")
@click.option(
    "--through", type=arguments.MonthType(), help="The last. Default: months that changed."
)
@click.option("--measure", default="", help="A column of whole numbers. Default: the value.")
@click.option("--top", type=click.IntRange(0), help="So many rows; 0: all. Default: 20.")
@click.option("--format", "form", type=click.Choice(FORMS), default="table")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)
@arguments.store
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    table: str,
    more: tuple[str, ...],
    by: tuple[str, ...],
    where: tuple[str, ...],
    of: "Of",
    measure: str,
    top: int | None,
    form: str,
    out: Path | None,
    folder: Path | None,
    **bounds: Any,  # noqa: ANN401  first, last, since, through: days and months
) -> None:
    """Show what changed of a table between two vintages.

    The largest revisions first; then the bridge: the total before, new months, and what was
    revised of old ones, to the dollar; then the bytes behind both. Files hold all rows unless
    --top is given; JSON holds the bridge and the bytes too.

    \b
    Examples:
      balanza revisions atp --by partner
      balanza revisions atp_totals --of balance --since 2024-01 --through 2024-12
      balanza revisions atp product=04 partner=USMCA,CHN --by partner,month --of balance
      balanza revisions bulk_imports --by product,partner --measure calculated_duty_usd
    """
    from balanza.cli.changes import write  # noqa: PLC0415  heavy, and help needs it not
    from balanza.publish import Comparison  # noqa: PLC0415

    on_screen = form == "table" and not out
    wanted = Comparison(
        table=table,
        by=by,
        where=arguments.conditions((*where, *more)),
        of=of,
        measure=measure,
        top=top if top is not None else SHOWN * on_screen,
        **bounds,
    )
    write(wanted, folder, form, out)
