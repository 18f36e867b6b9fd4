"""``balanza growth``."""

from typing import TYPE_CHECKING

import click

from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.publish.growth import Category, Years


@click.command("growth")
@click.argument("category")
@click.option("--from", "first", type=int, required=True, help="The year to start from.")
@click.option("--to", "last", type=int, required=True, help="The year to end with.")
@click.option(
    "--flow", type=click.Choice(["imports", "exports"]), default="imports", show_default=True
)
@click.option("--measure", default="", help="Default: the usual one that both years have.")
@click.option(
    "--partner", type=arguments.ListType(), default=(), help="Partners or regions, together."
)
@click.option(
    "--lists", type=arguments.ListType(), default=(), help="YEAR,YEAR: whose lists to take."
)
@click.option("--codes", is_flag=True, help="The codes that moved, are new or have ended.")
@arguments.results
@arguments.known
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    category: str,
    first: int,
    last: int,
    flow: str,
    measure: str,
    partner: tuple[str, ...],
    lists: tuple[str, ...],
    codes: bool,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Split a category's growth into trade and what its list of codes adds.

    CATEGORY is one such as atp=04 or naics=334, or a classification for all of its own. The
    months that both years have are compared, each under the list of its year. One year with
    two lists says what the lists alone change.

    \b
    Examples:
      balanza growth atp=04 --from 2023 --to 2024
      balanza growth atp --from 2024 --to 2024 --lists 2019,2022
    """
    from balanza.cli.grown import say_growth  # noqa: PLC0415  heavy, and help needs it not
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.growth import growth  # noqa: PLC0415

    reading = view.reading()
    asked = _category(category, flow, measure, partner)
    found = growth(asked, _years(first, last, lists), reading)
    if codes and not asked.code:
        raise click.UsageError("--codes are those of one category; name it, such as atp=04.")
    if results.is_table and not codes:
        say_growth(found, reading.store)
    else:
        write(found.codes if codes else found.parts, results)


def _category(text: str, flow: str, measure: str, partner: tuple[str, ...]) -> "Category":
    from balanza.publish.growth import Category  # noqa: PLC0415  heavy

    to, _, code = text.partition("=")
    return Category(to=to, code=code, flow=flow, measure=measure, partners=partner)


def _years(first: int, last: int, lists: tuple[str, ...]) -> "Years":
    from balanza.publish.growth import Years  # noqa: PLC0415  heavy

    if not lists:
        return Years(first, last)
    two = 2
    if len(lists) != two or not all(it.isdecimal() for it in lists):
        raise click.UsageError(
            f"'{','.join(lists)}' are no two lists; write them like 2019,2022."
        )
    return Years(first, last, int(lists[0]), int(lists[1]))
