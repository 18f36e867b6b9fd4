"""Refresh of twelve months of hitech, beside the time that the server itself takes.

It wants a double of the Census services: BALANZA_CENSUS_URL its address, CENSUS_API_KEY its
key. Without one there is nothing to measure. The real service is never measured.
"""

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from benchmarks.timing import RUNS, Cost, balanza, cost, python

ORDER = ("refresh", "atp", "--since", "2024-01", "--through", "2024-12", "--quiet")
LOOKS = 2  # one for each flow: the world's row, to see what is published
Row = tuple[str, Cost, str, Cost]


def refreshing(folder: Path) -> Iterator[Row]:
    """The refresh of an empty store, and of one that is up to date."""
    address = os.environ.get("BALANZA_CENSUS_URL", "")
    if urlsplit(address).hostname not in {"127.0.0.1", "localhost"}:
        print(
            "No double of the Census services at BALANZA_CENSUS_URL: refresh is not measured."
        )
        return
    store = folder / "store"
    place = ("--store", str(store))
    wipe = f"import shutil; shutil.rmtree({str(store)!r}, ignore_errors=True)"
    both = python(
        f"{wipe}; import sys; from balanza.cli import main; main({[*ORDER, *place]!r})"
    )
    fresh = cost(both)
    urls = [json.loads(it.read_text("utf-8"))["url"] for it in store.glob("snapshots/*/*.json")]
    floor = Cost(median(_asked(urls) for _ in range(RUNS)), 0)
    print(f"{len(urls) + LOOKS} requests for twelve months of both flows of hitech.")
    yield "balanza refresh, twelve months", fresh, "the server's own time", floor
    again = cost(balanza(*ORDER, *place))
    yield "balanza refresh, nothing new", again, "the server's own time", floor
    shutil.rmtree(store)


def _asked(urls: list[str]) -> float:
    """Seconds that a plain client takes to ask the same."""
    import httpx2  # noqa: PLC0415  a small parent leaves the children's memory readable

    started = time.perf_counter()
    with httpx2.Client(timeout=60) as client:
        for url in urls:
            asked = httpx2.URL(url).copy_add_param("key", os.environ["CENSUS_API_KEY"])
            client.get(asked).raise_for_status()
    return time.perf_counter() - started
