"""``python -m benchmarks.bulk IMDB2506.ZIP``: a month of bulk files, beside a plain reader.

The floor does as little as can be: it unpacks the detail, cuts it with Polars, the quickest
reader of those that we tried, and writes plain Parquet. It checks nothing.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import Cost, cost, python

RUNS = 3
FLOOR = """
import sys, zipfile, polars as pl
from balanza.sources.census_bulk.layouts import layouts
archive, folder = sys.argv[1:]
layout, text = layouts()["IMP_DETL"], zipfile.ZipFile(archive).extract("IMP_DETL.TXT", folder)
lines = pl.scan_csv(text, has_header=False, new_columns=["line"], separator="\\x01",
    quote_char=None, infer_schema=False)
cells = {name: pl.col("line").str.slice(*place) for name, place in layout.places.items()}
cells |= {name: cells[name].cast(pl.Int64) for name in layout.measures}
lines.select(**cells).collect().write_parquet(f"{folder}/plain.parquet")
"""
PANDAS = """
import sys, zipfile, pandas as pd
from balanza.sources.census_bulk.layouts import layouts
archive, folder = sys.argv[1:]
layout = layouts()["IMP_DETL"]
spans = [(start, start + width) for start, width in layout.places.values()]
text = zipfile.ZipFile(archive).extract("IMP_DETL.TXT", folder)
kinds = {it: "int64" if it in layout.measures else str for it in layout.places}
pd.read_fwf(text, colspecs=spans, names=list(layout.places), header=None, dtype=kinds)
"""


def main(archive: Path, *, with_pandas: bool) -> None:
    """Print what loading `archive` costs, and what the floor does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = folder / "archives"
        place.mkdir()
        shutil.copy(archive, place)
        rows = {"balanza refresh --from": cost(_refresh(place, folder / "store"), RUNS)}
        rows["unpack, Polars, Parquet"] = cost(_reader(FLOOR, archive, folder), RUNS)
        if with_pandas:
            rows["unpack, pandas.read_fwf"] = cost(_reader(PANDAS, archive, folder), 1)
    _say(rows)


def _refresh(place: Path, store: Path) -> list[str]:
    words = ["refresh", "--from", str(place), "--store", str(store), "--quiet"]
    wipe = f"import shutil; shutil.rmtree({str(store)!r}, ignore_errors=True)"
    return python(f"{wipe}; from balanza.cli import main; main({words!r})")


def _reader(code: str, archive: Path, folder: Path) -> list[str]:
    return [*python(code), str(archive), str(folder)]


def _say(rows: dict[str, Cost]) -> None:
    floor = rows["unpack, Polars, Parquet"].seconds
    print(f"{'what':26} {'median s':>8} {'peak MiB':>8} {'to floor':>8}")
    for what, it in rows.items():
        ratio = it.seconds / floor
        print(f"{what:26} {it.seconds:8.2f} {it.mebibytes:8.0f} {ratio:8.2f}")
    print(f"Medians of {RUNS} runs of the whole command, after one that does not count.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), with_pandas="--pandas" in sys.argv)
