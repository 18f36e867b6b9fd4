"""``balanza show``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balanza.cli import arguments
from balanza.cli.compared import compared

if TYPE_CHECKING:
    from balanza.catalog import Selection

WINDOWS = ("month", "ytd", "12m", "year", "years_to_date")


@click.command("show")
@click.argument("indicator")
@click.argument("table")
@click.argument("more", nargs=-1, metavar="[COLUMN=VALUE,...]...")
@click.option(
    "--by", type=arguments.ListType(), default=(), help="Columns, such as partner,product."
)
@click.option("--where", multiple=True, help="COLUMN=VALUE,... ; a partner may be a region.")
@click.option("--window", type=click.Choice(WINDOWS), default="month", show_default=True)
@click.option(
    "--of",
    type=click.Choice(["value", "balance"]),
    default="value",
    help="Taken of values, or of balances.",
)
@compared
@click.option("--insist", is_flag=True, help="Show what a known break makes misleading.")
@arguments.view
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "parquet"]), default="table"
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)
def command(
    *,
    form: str,
    out: Path | None,
    view: arguments.View,
    **asked: Any,  # noqa: ANN401  what a selection is made of
) -> None:
    """Show an indicator of a table.

    One row for each value of the columns in --by; the span that ends with --through, or every
    month if `month` is among the columns. Of what is compared, --where chooses which rows are
    shown, and --within which there are: shares and ranks are of all, or of those. What a known
    break makes misleading is refused, unless you --insist; any other is shown with a footnote.

    \b
    Examples:
      balanza show balance atp --by partner --where product=04 --window ytd
      balanza show share atp --where flow=imports product=04 partner=USMCA --window 12m
      balanza show year_on_year atp_totals --of balance --window ytd --through 2025-06
      balanza show share naics --where flow=imports product=334 --by month,partner --format csv
      balanza show share atp flow=imports --within partner=CHN,TWN,MEX
      balanza show concentration_ratio atp --where flow=imports --given k=3 --regions EU
    """
    from balanza.cli.results import write  # noqa: PLC0415  heavy, and help needs it not
    from balanza.publish import Witness  # noqa: PLC0415

    selection, reading = _selection(asked), view.reading()
    found = Witness(reading).evidence(selection, view.through or reading.newest(selection))
    write(found, reading.store, form, out)


def _selection(asked: dict[str, Any]) -> "Selection":
    """The selection that the options make."""
    from balanza.catalog import Selection  # noqa: PLC0415  heavy, and help needs it not

    where = arguments.conditions((*asked.pop("where"), *asked.pop("more")))
    told = asked.pop("compared")
    return Selection(**{**asked, **told, "where": where, "of": f"{asked['of']}_usd"})
