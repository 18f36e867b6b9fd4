"""``balanza study``."""

import click

from balanza.cli.brought import geopolitical_distance, integration, value_added
from balanza.cli.quantities import lmdi, unit_value


@click.group("study")
def command() -> None:
    """Ask a study: quantities and prices, or trade beside a file that you bring.

    `balanza list studies` says what each means, `balanza explain NAME` the formula of one and
    what to bear in mind.

    \b
    Examples:
      balanza study lmdi --where product=8471 partner=MEX --through 2025-06 --window ytd
      balanza study unit_value --where product=8471500150 --by product,partner
      balanza study geopolitical_distance atp --points points.csv --by product
      balanza study integration BACI_HS22_Y2023_V202501.csv --members 124,484,842
      balanza study value_added icio2020.csv --user USA --of C26
    """


for it in (geopolitical_distance, integration, lmdi, unit_value, value_added):
    command.add_command(it)
