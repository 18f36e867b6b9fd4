"""``balanza study lmdi`` and ``balanza study unit_value``."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from balanza.cli import arguments
from balanza.periods import Month

if TYPE_CHECKING:
    from balanza.publish.quantities import Lines, Measured


PRODUCTS = "COLUMN=VALUE,... ; a product, or a category, is the begin of its codes."


def lines(function: Callable[..., None]) -> Callable[..., None]:
    """``--flow``, ``--by``, ``--where`` and ``--insist``, as one argument called asked."""

    @click.argument("more", nargs=-1, metavar="[COLUMN=VALUE,...]...")
    @click.option("--flow", type=click.Choice(["imports", "exports"]), default="imports")
    @click.option(
        "--by",
        type=arguments.ListType(),
        default=("product",),
        help="Columns of the detail. Default: product.",
    )
    @click.option("--where", multiple=True, help=PRODUCTS)
    @click.option("--insist", is_flag=True, help="Show what a known break makes misleading.")
    @wraps(function)
    def command(
        *,
        more: tuple[str, ...],
        flow: str,
        by: tuple[str, ...],
        where: tuple[str, ...],
        insist: bool,
        **others: Any,  # noqa: ANN401
    ) -> None:
        limits = arguments.conditions((*where, *more))
        asked = {"flow": flow, "by": by, "where": limits, "insist": insist}
        function(asked=asked, **others)

    return command


@click.command("lmdi")
@lines
@click.option(
    "--window",
    type=click.Choice(["month", "ytd", "12m", "year"]),
    default="year",
    show_default=True,
)
@click.option(
    "--years", type=int, default=1, show_default=True, help="How many lie between the two."
)
@arguments.results
@arguments.view
def lmdi(
    asked: dict[str, Any],
    window: Any,  # noqa: ANN401  one of the choices
    years: int,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Split a change into quantity and unit value.

    The span that ends with --through is compared with the same span a year before. Each line, a
    commodity of a partner in one unit, is split by itself; rows are the sums. Lines of one of
    the two alone are new or ended, those without a quantity unmeasured.

    \b
    Examples:
      balanza study lmdi --where product=8471 partner=MEX --through 2025-06 --window ytd
      balanza study lmdi --where product=8542 --by partner --years 2
      balanza study lmdi naics=334 --by partner --through 2025-06 --window ytd
    """
    from balanza.publish.quantities import quantity_and_price  # noqa: PLC0415  heavy

    reading = view.reading()
    found = quantity_and_price(_lines(asked), reading, view.through, window, years)
    _tell(found, results, view)


@click.command("unit_value")
@lines
@click.option("--since", type=arguments.MonthType(), help="The first month. Default: the last.")
@arguments.results
@arguments.view
def unit_value(
    asked: dict[str, Any],
    since: Month | None,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Show dollars per unit of commodity lines, each in its unit.

    Name product among the columns of --by: different goods are never added up.

    \b
    Examples:
      balanza study unit_value --where product=8471500150 --by product,partner
      balanza study unit_value --where product=8471500150 --by month,product --since 2025-01
    """
    from balanza.periods import Span  # noqa: PLC0415
    from balanza.publish.quantities import unit_values  # noqa: PLC0415  heavy

    last = view.through or since
    span = Span(since or last, last) if last else None
    _tell(unit_values(_lines(asked), span, view.reading()), results, view)


def _lines(asked: dict[str, Any]) -> "Lines":
    from balanza.publish.quantities import Lines  # noqa: PLC0415  heavy, and help needs it not

    return Lines(**asked)


def _tell(found: "Measured", results: arguments.Results, view: arguments.View) -> None:
    from balanza.cli.say import say, say_edition, say_notes  # noqa: PLC0415  heavy
    from balanza.cli.tables import write  # noqa: PLC0415

    write(found.rows, results)
    unit = "Dollars in millions, unit values in dollars. " if results.is_table else ""
    say(f"{unit}{found.span}. Source: U.S. Census Bureau.", to_stderr=not results.is_table)
    say_notes(found.breaks, to_stderr=not results.is_table)
    say_edition(view.reading().store)
