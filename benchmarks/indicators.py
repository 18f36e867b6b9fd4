"""``python -m benchmarks.indicators FOLDER``: every indicator, of small tables and of large.

FOLDER holds archives of both flows (IMDB2307.ZIP, EXDB2307.ZIP, ...), of which a store is made;
`--store STORE` names one that is ready. Each indicator is asked of `atp` in the sample edition,
and of `hs10` by partner and ten-digit commodity in every month there is. Its floor is one plain
GROUP BY, by DuckDB alone, of the same rows. Commands are run as a user runs them.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

from balanza import indicators as functions
from balanza.periods import Month
from balanza.store import SAMPLE, Store
from benchmarks.timing import balanza, cost, output, python

GOALS = {"atp": 1.0, "hs10": 5.0}
RUNS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, its rows, and the seconds of it and of its floor (0: it has none)."""

    what: str
    goal: float
    rows: int
    cold: float
    warm: float
    processor: float
    floor: float
    mebibytes: float

    @property
    def line(self) -> str:
        """The row of the table; a star marks what takes longer than it should."""
        late = "*" if max(self.cold, self.warm) > self.goal else ""
        least = f"{self.floor:7.2f} {self.warm / self.floor:6.1f}" if self.floor else " " * 14
        many = f"{self.rows:11,}" if self.rows else " " * 11
        return (
            f"{self.what:48} {many} {self.cold:7.2f} {self.warm:7.2f} {self.processor:7.2f} "
            f"{least} {self.mebibytes:7.0f} {late}"
        )


def main(store: Path) -> None:
    """Print a row for each indicator of each table, and for each command."""
    print(
        f"{'what':48} {'rows':>11} {'cold s':>7} {'warm s':>7} {'CPU s':>7} "
        f"{'floor s':>7} {'ratio':>6} {'MiB':>7}"
    )
    late = 0
    for it in chain(indicators("atp", SAMPLE), indicators("hs10", store), commands(store)):
        print(it.line, flush=True)
        late += it.line.endswith("*")
    print(
        f"Cold: the first answer of a process, from the import of the library on. Warm: the "
        f"median of {RUNS} more; of commands, of {RUNS} more runs. * {late} above the goal of "
        f"{GOALS['atp']:g} s (atp) or {GOALS['hs10']:g} s."
    )


def indicators(table: str, store: Path) -> Iterator[Answer]:
    """Every indicator of every partner, product and month of a table, as an Arrow table."""
    for name in functions.__all__:
        told = output([*python(ASKING), str(store), table, name, str(RUNS)])
        if (found := json.loads(told.splitlines()[-1])) is None:
            print(f"{name} {table}: it lacks a measure that this needs")
            continue
        cold, *warm = found["seconds"]
        yield Answer(
            f"{name} {table}",
            GOALS[table],
            found["rows"],
            cold,
            median(warm),
            median(found["processor"]),
            median(found["floor"]),
            found["mebibytes"],
        )


def commands(store: Path) -> Iterator[Answer]:
    """The commands that are of commodities."""
    with tempfile.TemporaryDirectory() as name:
        whole = _with_atp(store, Path(name))
        for words in _asked(store):
            order = balanza(*words, "--store", str(whole))
            first = cost(order, 1, warm=False)
            more = cost(order, RUNS, warm=False)
            what = "balanza " + " ".join(words)
            size = max(first.mebibytes, more.mebibytes)
            took = (first.seconds, more.seconds, more.processor)
            yield Answer(what, GOALS["hs10"], 0, *took, 0, size)


def _asked(store: Path) -> list[list[str]]:
    """The commands, on the last year of the store and the one before."""
    parts = (store / "warehouse" / "hs10").glob("part=imports-*")
    last = max(Month.parse(it.name.removeprefix("part=imports-")) for it in parts)
    now, before = str(last.year), str(last.year - 1)
    csv = ["--format", "csv"]
    return [
        ["show", "churn", "hs10", "--where", "flow=imports", "--by", "month", *csv],
        ["show", "year_on_year", "hs10", "--by", "partner", "--through", str(last), *csv],
        ["dependents", "atp", "--years", f"{before},{now}", *csv],
        ["growth", "atp", "--from", before, "--to", now, *csv],
        ["potential", "ict", *csv],
        ["potential", "rare_earths", *csv],
        ["complexity", "--level", "HS4", *csv],
        ["complexity", "--level", "HS6", *csv],
        ["reconcile", "--year", before, *csv],
        ["scorecard", "hs10", "--through", str(last), *csv],
    ]


def _with_atp(store: Path, folder: Path) -> Path:
    """A store in `folder` with the tables of `store`, and those of the sample edition."""
    for place in (SAMPLE, store):
        for it in (*place.glob("warehouse/*"), *place.glob("snapshots/*")):
            there = folder / it.relative_to(place)
            there.parent.mkdir(parents=True, exist_ok=True)
            if not there.exists():
                there.symlink_to(it)
    return Store.at(folder).folder


ASKING = """
import time
started = time.perf_counter()
import inspect, json, resource, sys
from datetime import date
from pathlib import Path
from balanza import catalog, indicators
from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.frames import evaluated
from balanza.publish import Reading, show
from balanza.store import Store

store, table, name, runs = sys.argv[1:]
reading = Reading(Store.at(Path(store)), date.max)
apart = [it for it in catalog.table(table).key if it in ("partner", "product")]
argument = inspect.signature(getattr(indicators, name)).parameters.get("among")
among = argument.default if argument else ""
told = catalog.indicator(name)
both = told.both_flows or "re_exports" in told.measures
selection = Selection(
    indicator=name, table=table, insist=True, where={} if both else {"flow": ("imports",)},
    among=among if told.names_among else "",
    by=("month", *(it for it in apart if it != among and (it not in told.needs or not among))),
)
try:
    through = reading.newest(selection)
    reading.select(selection, through)
except QuestionError:
    print("null")
    raise SystemExit

seconds, processor, floor = [], [], []
for _ in range(1 + int(runs)):
    used = time.process_time()
    found = evaluated(show(selection, reading, through))
    seconds.append(time.perf_counter() - started)
    processor.append(time.process_time() - used)
    started = time.perf_counter()
size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
rows = len(found)
del found
plain = reading.select(selection, through).to_native()
columns = ", ".join(["month", "flow", *apart])
for _ in range(int(runs)):
    started = time.perf_counter()
    plain.aggregate(f"{columns}, sum(value_usd)").to_arrow_table()
    floor.append(time.perf_counter() - started)
told = {"seconds": seconds, "processor": processor[1:], "floor": floor}
print("\\n" + json.dumps(told | {"rows": rows, "mebibytes": size}))
"""


def _loaded(archives: Path, store: Path) -> Path:
    words = ["refresh", "hs", "--source", "bulk", "--from", str(archives), "--no-keep"]
    output(balanza(*words, "--quiet", "--store", str(store)))
    return store


if __name__ == "__main__":
    if sys.argv[1] == "--store":
        main(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as place:
            main(_loaded(Path(sys.argv[1]), Path(place) / "store"))
