"""Times each indicator over three million rows, and the start of the command line."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from balanza import catalog, frames, indicators

ROUNDS = 3
TRADE = """
copy (
  select month::date as month, flow, partner, product,
         (hash(month, flow, partner, product) % 1_000_000_000)::bigint as value_usd
  from range(date '2014-01-01', date '2024-01-01', interval 1 month) months(month),
       (values ('imports'), ('exports')) flows(flow),
       (select 'P' || i as partner from range(60) partners(i)),
       (select lpad(i::varchar, 4, '0') as product from range(210) products(i))
) to '{file}' (format parquet)
"""
PLAIN = "select month, partner, sum(value_usd) from '{file}' group by all"


def seconds(task: Callable[[], object]) -> float:
    """The shortest of a few runs of `task`."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        task()
        times.append(perf_counter() - start)
    return min(times)


def evaluate(name: str, file: str) -> None:
    """Compute the indicator called `name` by month, of all rows in `file`."""
    frames.rows(getattr(indicators, name)(duckdb.read_parquet(file)))


def report(what: str, took: float, plain: float) -> None:
    """One line: seconds, and how many times the plain query."""
    print(f"{what:<24}{took:>8.3f} s{took / plain:>8.1f} x")


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "trade.parquet"
        duckdb.sql(TRADE.format(file=file))
        plain = seconds(lambda: duckdb.execute(PLAIN.format(file=file)).fetchall())
        report("sum by month, partner", plain, plain)
        for name in catalog.indicators():
            report(name, seconds(partial(evaluate, name, str(file))), plain)
        start = [Path(sys.executable).with_name("balanza"), "--help"]
        run = partial(subprocess.run, start, check=True, capture_output=True)
        report("balanza --help", seconds(run), plain)


if __name__ == "__main__":
    main()
