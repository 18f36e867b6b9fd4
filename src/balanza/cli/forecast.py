"""``balanza forecast``."""

import click

from balanza.cli import arguments, selected

METHODS = ("best", "seasonal_naive", "ets", "arima", "theta")


@click.command("forecast")
@selected.series
@click.option("--method", type=click.Choice(METHODS), default="best", show_default=True)
@click.option(
    "--horizon", type=click.IntRange(1, 60), default=12, show_default=True, help="Months ahead."
)
@click.option(
    "--backtest",
    type=click.IntRange(1, 240),
    default=24,
    show_default=True,
    help="How many past forecasts to judge by.",
)
@arguments.results
def command(
    asked: selected.Asked,
    method: str,
    horizon: int,
    backtest: int,
    results: arguments.Results,
) -> None:
    """Forecast a series, with the errors its method made on months known by now.

    Each method is tried from as many past months as --backtest says, on what was known of the
    series then; the best is the one that erred least. Bands hold four of five cases by the
    method's own word; `inside` says how many they held.

    \b
    Examples:
      balanza forecast atp_totals --of balance
      balanza forecast atp_totals flow=imports --method ets --horizon 24 --backtest 60
    """
    from balanza.cli.seen import footnote, show_ahead  # noqa: PLC0415  heavy
    from balanza.cli.tables import write  # noqa: PLC0415
    from balanza.publish.forecasts import Plan, forecasts  # noqa: PLC0415

    reading, plan = asked.reading(), Plan(method, horizon, backtest, asked.cores)
    with selected.told("forecasts made", quiet=asked.quiet) as tell:
        found = forecasts(asked.wanted, plan, reading, tell)
    if results.is_table:
        show_ahead(found, found.rows)
    else:
        write(found.rows, results)
    selected.failures(dict(found.failed))
    footnote(found.evidence, reading.store, asked.wanted, results)
