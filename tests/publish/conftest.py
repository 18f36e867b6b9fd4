"""Small stores written as text, and the sample edition as it was known on two days."""

from datetime import date

import narwhals as nw
import pytest

from balanza import catalog
from balanza.catalog import Selection
from balanza.frames import rows
from balanza.periods import Month
from balanza.publish import Reading, Witness, facts, publication, show
from balanza.store import SAMPLE, Store

TODAY = date(2025, 8, 31)
MEASURES = {"imports": "general_imports", "exports": "total_exports"}


@pytest.fixture
def store(tmp_path):
    return Store.at(tmp_path / "store")


@pytest.fixture
def load(store):
    """Load a part of a table from lines such as `2025-06 imports MEX 30`, fields first.

    What a line leaves out is filled in: the usual measure, the level NA3, nothing or nought
    elsewhere; a dot stands for an empty word.
    """

    def make(table, text, part="all", vintage=date(2025, 8, 5)):
        names, *lines = [line.split() for line in text.strip().splitlines()]
        at = f"{vintage}T12:00:00+00:00"
        snapshot = store.snapshots.keep("world", f"https://w/{part}", at, text.encode())
        fields = catalog.table(table)
        content = [
            _row(dict(zip(names, it, strict=True)), snapshot, fields.columns) for it in lines
        ]
        frame = nw.from_dicts(content, fields.schema, backend="pyarrow")
        store.warehouse.load(fields, part, vintage, frame)

    return make


def _row(given, snapshot, fields):
    filled = {
        "measure": MEASURES.get(given.get("flow"), ""),
        "level": "NA3",
        **{name: "" if it == "." else it for name, it in given.items()},
        "month": date.fromisoformat(f"{given['month']}-01"),
        "snapshot": snapshot.sha256,
    }
    numbers = {it.name: int(filled.get(it.name, 0)) for it in fields if it.type == "int64"}
    words = {it.name: filled.get(it.name, "") for it in fields if it.type != "int64"}
    return {it.name: {**words, **numbers}[it.name] for it in fields}


@pytest.fixture
def world(store, load):
    """A reading of a store that holds one table."""

    def make(table, text, as_of=TODAY):
        load(table, text)
        return Reading(store, as_of)

    return make


@pytest.fixture
def shown():
    """The rows that a selection shows through a month, as tuples of some of their columns."""

    def read(reading, through, columns, **selection):
        frame = show(Selection(**selection), reading, Month.parse(through))
        found = [tuple(_plain(row[name]) for name in columns.split()) for row in rows(frame)]
        return sorted(found, key=str)

    return read


def _plain(value):
    return f"{value:%Y-%m}" if isinstance(value, date) else value


@pytest.fixture(scope="session")
def sample():
    """The sample edition as it was known after the article, and now."""
    days = {"2025-08": date(2025, 8, 31), "2026-10": date(2026, 10, 31)}
    return {name: Reading(Store.at(SAMPLE), day) for name, day in days.items()}


@pytest.fixture(scope="session")
def found(sample):
    """The facts of the brief through June 2025, as they were known on both days."""
    june = Month(2025, 6)
    return {name: facts("north_america", Witness(it), june) for name, it in sample.items()}


@pytest.fixture(scope="session")
def published(sample):
    """The brief as the article's readers would have had it."""
    return publication("north_america", sample["2025-08"], Month(2025, 6))
