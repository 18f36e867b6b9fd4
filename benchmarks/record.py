"""``python -m benchmarks.record FOLDER``: the full record, built month by month, and asked.

FOLDER holds archives of both flows (IMDB2307.ZIP, EXDB2307.ZIP, ...). The store grows in steps,
and at each the same questions are asked, so that what a larger one would take can be told from
a line through the medians rather than guessed.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from balanza.periods import Month
from benchmarks.timing import Cost, balanza, cost, output, python

STEPS = (1, 3, 6, 12, 24, 36, 60)  # months, as far as the folder has them
FAR = 200_000_000  # rows of detail: ten years of both flows
MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """A store of so many months: its rows of detail, and the seconds each question took."""

    months: int
    rows: int
    seconds: dict[str, list[float]]


def main(folder: Path) -> None:
    """Print what the record costs to build, to verify and to ask."""
    months = sorted({_month(it.name) for it in folder.glob("*DB[0-9][0-9][0-9][0-9].ZIP")})
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        steps = list(_growing(folder, months, store))
        _say_size(folder, store)
        checked = cost(balanza("verify", "--store", str(store)), runs=1, warm=False)
        print(f"verify: {checked.seconds:.1f} s, {checked.mebibytes:,.0f} MiB")
    _say(steps)


def _growing(folder: Path, months: Sequence[Month], store: Path) -> Iterator[Step]:
    """Load the months step by step, and ask at each."""
    done = 0
    for step in [it for it in STEPS if it <= len(months)]:
        since, through = months[done], months[step - 1]
        loaded = cost(_loading(folder, since, through, store), runs=1, warm=False)
        found = json.loads(output([*python(ASKING), str(store)]))
        _say_loading(step - done, loaded)
        done = step
        yield Step(step, found["rows"], found["seconds"])


def _loading(folder: Path, since: Month, through: Month, store: Path) -> list[str]:
    words = ["refresh", "hs", "--source", "bulk", "--from", str(folder), "--no-keep", "--quiet"]
    span = ["--since", str(since), "--through", str(through)]
    return balanza(*words, *span, "--store", str(store))


def _month(name: str) -> Month:
    return Month(2000 + int(name[4:6]), int(name[6:8]))


def _say_loading(months: int, it: Cost) -> None:
    print(f"{months} months loaded: {it.seconds:.1f} s, {it.mebibytes:,.0f} MiB at most")


def _say_size(folder: Path, store: Path) -> None:
    zips = sum(it.stat().st_size for it in folder.glob("*.ZIP"))
    ours = sum(it.stat().st_size for it in store.rglob("*") if it.is_file())
    print(f"archives {zips / MEGA:,.0f} MB, store without them {ours / MEGA:,.0f} MB")


def _say(steps: Sequence[Step]) -> None:
    print(f"{'what':34} {'months':>6} {'rows':>12} {'median ms':>9} {'95 % ms':>8}")
    for what in steps[-1].seconds:
        for it in steps:
            middle, high = np.percentile(it.seconds[what], [50, 95]) * 1000
            print(f"{what:34} {it.months:6} {it.rows:12,} {middle:9.0f} {high:8.0f}")
        print(f"{what:34} {'':6} {FAR:12,} {_far(what, steps):9.0f}  (extrapolated)")


def _far(what: str, steps: Sequence[Step]) -> float:
    """The median that a straight line through the larger stores foretells, in milliseconds."""
    medians = [float(np.median(it.seconds[what])) * 1000 for it in steps]
    slope, start = np.polyfit([it.rows for it in steps], medians, 1)
    return float(start + slope * FAR)


ASKING = """
import json, random, sys, time
from balanza import api
store, draw = sys.argv[1], random.Random(1)

def asked(table, where, columns):
    started = time.perf_counter()
    rows = api.read(table, store=store).filter(where).aggregate(columns).fetchall()
    assert rows
    return time.perf_counter() - started

wide = api.read("bulk_imports", store=store)
rows = sum(len(api.read(it, store=store)) for it in ("bulk_imports", "bulk_exports"))
lines = wide.aggregate("product, partner, sum(general_value_usd) AS v").filter("v > 0")
lines = sorted(lines.fetchall())
drawn = draw.sample(lines, 60)
detail, summed = "sum(general_value_usd)", "sum(value_usd)"
mine = "flow = 'imports' AND measure = 'general_imports'"
questions = {
    "detail: a partner by month": (
        "bulk_imports", "partner = '{1}'", f"month, {detail}"),
    "detail: a commodity by partner": (
        "bulk_imports", "product = '{0}'", f"month, partner, {detail}"),
    "detail: a line by month": (
        "bulk_imports", "product = '{0}' AND partner = '{1}'", f"month, {detail}"),
    "lines: a partner by month": (
        "hs10", mine + " AND partner = '{1}'", f"month, {summed}"),
    "lines: a commodity by partner": (
        "hs10", mine + " AND product = '{0}'", f"month, partner, {summed}"),
    "lines: all partners by month": ("hs10", mine, f"month, partner, {summed}"),
    "lines: all commodities by partner": ("hs10", mine, f"product, partner, {summed}"),
}
seconds = {}
for name, (table, where, columns) in questions.items():
    asked(table, where.format(*drawn[0]), columns)
    seconds[name] = [asked(table, where.format(*it), columns) for it in drawn]
print(json.dumps({"rows": rows, "seconds": seconds}))
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
