"""Trade in four codes over two months, and the lists that know three of them."""

from datetime import date

import pyarrow as pa
import pytest

NAMES = ("month", "flow", "product", "atp", "naics")
TRADE = [
    ("2024-01", "imports", "8471500150", 40),
    ("2024-01", "imports", "8802400040", 7),
    ("2024-02", "imports", "8471500150", 30),
    ("2024-02", "imports", "9801001097", 5),
    ("2024-02", "imports", "1111111111", 2),
]
LISTS = [
    ("2023-01", "imports", "8471500150", "00", "334111"),
    ("2024-01", "imports", "8471500150", "04", "334111"),
    ("2024-01", "imports", "8802400040", "08", "336411"),
    ("2024-02", "imports", "8471500150", "04", "334111"),
    ("2024-02", "imports", "9801001097", "00", ""),
]


def _day(text):
    return date.fromisoformat(f"{text}-01")


@pytest.fixture
def frame(engine):
    """A frame on each engine from tuples, the first of which is a month."""

    def make(rows, *names):
        columns = dict(zip(names, zip(*rows, strict=True), strict=True))
        return engine(pa.table({**columns, "month": [_day(it) for it in columns["month"]]}))

    return make


@pytest.fixture
def traded(frame):
    return frame(TRADE, "month", "flow", "product", "value_usd")


@pytest.fixture
def listed(frame):
    return frame(LISTS, *NAMES)
