"""``balanza season``."""

import click

from balanza.cli import arguments, selected


@click.command("season")
@selected.series
@click.option("--outliers", is_flag=True, help="Only the outliers and level shifts.")
@arguments.results
def command(asked: selected.Asked, outliers: bool, results: arguments.Results) -> None:
    """Take the seasons out of a series, and flag its outliers.

    By X-13ARIMA-SEATS, the program of the Census Bureau, with trading days and Easter; where
    that gives up, by STL, and then it says so. A balance is adjusted exports less adjusted
    imports. The table shows the last two years; --format csv has every month.

    \b
    Examples:
      balanza season atp_totals --of balance
      balanza season atp_totals flow=imports --outliers
      balanza season atp flow=imports product=04 --by partner --format csv
    """
    from balanza.cli.seen import footnote, show_months, show_outliers  # noqa: PLC0415  heavy
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.seasons import seasons  # noqa: PLC0415

    reading = asked.reading()
    with selected.told("series adjusted", quiet=asked.quiet) as tell:
        found = seasons(asked.wanted, reading, asked.cores, tell)
    if results.is_table:
        (show_outliers if outliers else show_months)(found)
    else:
        write(found.outliers if outliers else found.rows, results)
    selected.failures(dict(found.failed))
    footnote(found.evidence, reading.store, asked.wanted, results)
