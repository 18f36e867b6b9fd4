"""``balanza potential``."""

from typing import TYPE_CHECKING, Any

import click

from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.potential import Preset


@click.command("potential")
@click.argument("preset")
@click.option("--code", type=arguments.ListType(), help="Beginnings of commodity codes.")
@click.option("--category", help="A category instead of codes, such as atp=04.")
@click.option("--source", type=arguments.ListType(), help="Whom to replace.")
@click.option("--partner", type=arguments.ListType(), help="Who might take over.")
@click.option("--dependence", type=float, help="Least share of the source in a product.")
@click.option("--weight", multiple=True, metavar="PART=NUMBER", help="Weigh a part otherwise.")
@click.option(
    "--months", "length", type=int, default=12, show_default=True, help="How many months."
)
@click.option("--products", is_flag=True, help="Product by product, with every part.")
@click.option("--query", is_flag=True, help="Print the query that the parts are made of.")
@arguments.results
@arguments.view
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    preset: str,
    code: tuple[str, ...] | None,
    category: str | None,
    source: tuple[str, ...] | None,
    partner: tuple[str, ...] | None,
    dependence: float | None,
    weight: tuple[str, ...],
    length: int,
    products: bool,
    query: bool,
    results: arguments.Results,
    view: arguments.View,
) -> None:
    """Show who could take over what from whom, with the parts of the score.

    PRESET is one of `balanza list presets`; the options change it.

    \b
    Examples:
      balanza potential rare_earths --products
      balanza potential ict --partner MEX --weight growth=2 --through 2025-06
      balanza potential rare_earths --code 8541,8542 --source TWN --partner TRUSTED_PARTNERS
    """
    from balanza.cli.replaced import say_potential  # noqa: PLC0415  heavy
    from balanza.cli.say import say  # noqa: PLC0415
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.replacement import potential  # noqa: PLC0415

    given = {"source": source, "partners": partner, "dependence": dependence}
    asked = _asked(preset, {**_products(code, category), **given}, weight)
    reading = view.reading()
    found = potential(asked, reading, view.through, length)
    if query:
        say(found.query)
    elif results.is_table:
        say_potential(found, reading.store, products=products)
    else:
        write(found.rows if products else found.partners, results)


def _asked(name: str, given: dict[str, Any], weight: tuple[str, ...]) -> "Preset":
    """The preset as the options change it."""
    from balanza.potential import preset  # noqa: PLC0415  heavy

    changes = {field: it for field, it in given.items() if it is not None}
    if weight:
        changes["weights"] = preset(name).weights | _weights(weight)
    return preset(name, **changes)


def _products(code: tuple[str, ...] | None, category: str | None) -> dict[str, Any]:
    """Codes take the place of a preset's category, and the reverse."""
    if code is not None and category is not None:
        raise click.UsageError("--code and --category are two ways to name products; take one.")
    if code is not None:
        return {"codes": code, "category": ""}
    return {} if category is None else {"codes": (), "category": category}


def _weights(words: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for word in words:
        name, _, number = word.partition("=")
        try:
            found[name] = float(number)
        except ValueError:
            raise click.UsageError(
                f"'{word}' is no weight; write it like capacity=2."
            ) from None
    return found
