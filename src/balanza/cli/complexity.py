"""``balanza complexity``."""

import click

from balanza.cli import arguments


@click.command("complexity")
@click.argument("of", type=click.Choice(["partners", "products"]), default="partners")
@click.option(
    "--level", type=click.Choice(["HS2", "HS4", "HS6"]), default="HS4", show_default=True
)
@click.option(
    "--months", "length", type=int, default=12, show_default=True, help="How many months."
)
@arguments.results
@arguments.view
def command(
    of: str, level: str, length: int, results: arguments.Results, view: arguments.View
) -> None:
    """Show the complexity of partners or products in U.S. imports.

    Who is specialised in what is told by the advantage in the U.S. market, so that an index
    differs from one of world exports.

    \b
    Examples:
      balanza complexity --through 2025-06
      balanza complexity products --level HS6 --format csv
    """
    from balanza.cli.say import say, say_edition, say_table  # noqa: PLC0415  heavy
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.complexity import complexity  # noqa: PLC0415
    from balanza.publish.purchases import sold  # noqa: PLC0415

    reading = view.reading()
    taken = sold(reading, view.through, length, int(level[2:]))
    found = complexity(taken.frame)
    rows = found.of_rows() if of == "partners" else found.of_columns()
    if not results.is_table:
        write(rows, results)
        return
    heads = list(rows[0])
    cells = [[_cell(it[name]) for name in heads] for it in rows[:FEW]]
    say_table(heads, cells, heads[1:])
    say(
        f"The first {len(cells)} of {len(rows):,}; {taken.measure.replace('_', ' ')}, "
        f"{taken.months[0]:%Y-%m} to {taken.months[-1]:%Y-%m}, {level}. Which end is up is "
        f"told by the correlation with diversity, {found.leaning:.2f}: near zero it tells "
        f"kinds of goods apart, not less and more. Source: U.S. Census Bureau."
    )
    say_edition(reading.store)


FEW = 30


def _cell(value: object) -> str:
    if value is None:
        return "n/a"
    return f"{value:.3g}" if isinstance(value, float) else str(value)
