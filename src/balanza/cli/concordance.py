"""``balanza concordance``."""

from datetime import date
from typing import TYPE_CHECKING

import click

from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.publish import Reading
    from balanza.publish.concordance import Entry

FEW = 2  # lists that are named one by one
SHOWN = 32  # characters of a description on a terminal
ROWS = 25


@click.command("concordance")
@click.argument("code", default="")
@click.option("--of", "category", default="", help="A category, such as atp=04 or naics=334.")
@click.option("--flow", type=click.Choice(["imports", "exports"]), help="Default: both.")
@click.option("--year", type=int, help="Only the lists of this year. Default: all.")
@arguments.results
@arguments.known
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    code: str,
    category: str,
    flow: str | None,
    year: int | None,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Show where commodity codes belong, or which codes a category holds.

    CODE is a ten-digit commodity or the beginning of one. A shorter category stands for all
    that begin with it. Without either, the codes in each category of atp are counted.

    \b
    Examples:
      balanza concordance 8471500150
      balanza concordance --of atp=04 --year 2022 --flow imports
    """
    from balanza.cli.tables import table, write  # noqa: PLC0415  heavy, and help needs it not
    from balanza.publish.concordance import belongs, members  # noqa: PLC0415

    reading = view.reading()
    if code and category:
        raise click.UsageError("Give a code or a category with --of, not both.")
    if not code and not category:
        write(_counts(reading), results)
        return
    if category:
        found = members(reading, _pair(category), flow or "", year)
    else:
        found = belongs(reading, code, flow or "", year)
    if results.is_table:
        table(_for_eyes(found, category), ROWS)
        _count(found)
    else:
        write([_record(it) for it in found], results)


def _pair(category: str) -> tuple[str, str]:
    [(to, (code, *_))] = arguments.conditions((category,)).items()
    return to, code


def _counts(reading: "Reading") -> list[dict[str, object]]:
    from balanza.publish.concordance import counts  # noqa: PLC0415  heavy

    return [
        {"flow": flow, "list": f"{month:%Y-%m}", "atp": name, "codes": number}
        for (flow, month), its in counts(reading, "atp").items()
        for name, number in its.items()
    ]


def _record(it: "Entry") -> dict[str, object]:
    return {
        "flow": it.flow,
        "product": it.product,
        "lists": " ".join(f"{day:%Y-%m}" for day in it.lists),
        **it.targets,
        "description": it.description,
    }


def _for_eyes(found: "list[Entry]", category: str) -> list[dict[str, object]]:
    """What the codes are, where a category was asked for; else where they belong."""
    records = []
    for it in found:
        here: dict[str, object] = {"flow": it.flow, "product": it.product}
        what = {"naics": it.targets["naics"], "description": it.description[:SHOWN]}
        records.append(
            {**here, "lists": _lists(it.lists), **(what if category else it.targets)}
        )
    return records


def _lists(dates: tuple[date, ...]) -> str:
    if len(dates) <= FEW:
        return ", ".join(f"{it:%Y-%m}" for it in dates)
    return f"{dates[0]:%Y-%m} to {dates[-1]:%Y-%m}"


def _count(found: "list[Entry]") -> None:
    """How many codes were found of each flow; what the one is called, if it is one."""
    from balanza.cli.say import say  # noqa: PLC0415  heavy

    by_flow: dict[str, set[str]] = {}
    for it in found:
        by_flow.setdefault(it.flow, set()).add(it.product)
    if len(set[str]().union(*by_flow.values())) == 1:
        say(f"{found[-1].product}: {found[-1].description}")
    else:
        told = ", ".join(f"{len(its):,} of {flow}" for flow, its in by_flow.items())
        say(f"Codes: {told}.")
