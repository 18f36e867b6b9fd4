"""``balanza nowcast``."""

import click

from balanza.cli import arguments, selected
from balanza.cli.forecast import METHODS


@click.command("nowcast")
@selected.series
@click.option("--method", type=click.Choice(METHODS), default="best", show_default=True)
@arguments.results
def command(asked: selected.Asked, method: str, results: arguments.Results) -> None:
    """Say what a year that is not over will come to.

    The months known, and a forecast of the others. Each method is tried on up to ten past
    years, as late in them as now; the band follows from the errors it made there.

    \b
    Examples:
      balanza nowcast atp_totals --of balance
      balanza nowcast atp_totals flow=imports --through 2025-06
    """
    from balanza.cli.seen import footnote, show_ahead  # noqa: PLC0415  heavy
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.forecasts import Plan, nowcasts  # noqa: PLC0415

    reading, plan = asked.reading(), Plan(method, cores=asked.cores)
    with selected.told("forecasts made", quiet=asked.quiet) as tell:
        found = nowcasts(asked.wanted, plan, reading, tell)
    if results.is_table:
        show_ahead(found, found.rows)
    else:
        write(found.methods, results)
    selected.failures(dict(found.failed))
    footnote(found.evidence, reading.store, asked.wanted, results)
