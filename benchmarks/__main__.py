"""``python -m benchmarks``: every benchmark, its floor, and the ratio of the two."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.refreshing import refreshing
from benchmarks.timing import Cost, balanza, cost, python

LIBRARIES = "import duckdb, jinja2, narwhals, pyarrow"
QUERY = (
    "import duckdb, glob; from balanza.store import SAMPLE;"
    "files = glob.glob(str(SAMPLE / 'warehouse/atp/*/*/*.parquet'));"
    "duckdb.read_parquet(files).aggregate('month, product, sum(value_usd)').fetchall()"
)
BRIEF = ("brief", "north_america", "--through", "2025-06")
SHOW = ("show", "balance", "atp", "--by", "product", "--window", "ytd", "--format", "csv")
Row = tuple[str, Cost, str, Cost]


def main() -> None:
    """Print a row for each benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [*_reading(Path(folder)), *refreshing(Path(folder))]
    print(
        f"{'what':32} {'median s':>8} {'peak MiB':>8}  {'floor':32} {'floor s':>7} {'ratio':>6}"
    )
    for what, it, floor, least in rows:
        ratio = it.seconds / least.seconds
        print(
            f"{what:32} {it.seconds:8.2f} {it.mebibytes:8.0f}  "
            f"{floor:32} {least.seconds:7.2f} {ratio:6.1f}"
        )
    print("Medians of five runs of the whole command, after one that does not count.")


def _reading(folder: Path) -> Iterator[Row]:
    """What is read from the sample edition."""
    start = cost(python("pass"))
    yield "balanza --help", cost(balanza("--help")), "Python's own start", start
    query = cost(python(QUERY))
    shown = cost(balanza(*SHOW, "--store", str(folder / "none")))
    yield "balanza show, year to date", shown, "one plain query of the table", query
    libraries = cost(python(LIBRARIES))
    page = balanza(*BRIEF, "--store", str(folder / "none"), "--out", str(folder / "brief"))
    yield "balanza brief, warm store", cost(page), "import of the libraries", libraries


if __name__ == "__main__":
    main()
