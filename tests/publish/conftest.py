"""Small stores written as text, and the sample edition as it was known on two days."""

from datetime import date

import narwhals as nw
import pytest

from balanza import catalog
from balanza.catalog import Selection
from balanza.frames import rows
from balanza.periods import Month
from balanza.publish import Reading, Witness, facts, manuscript, publication, show
from balanza.store import SAMPLE, Facet, Part, Store, adopt, stream

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
    return {
        name: facts(manuscript("north_america"), Witness(it), june)
        for name, it in sample.items()
    }


@pytest.fixture(scope="session")
def published(sample):
    """The brief as the article's readers would have had it."""
    return publication("north_america", sample["2025-08"], Month(2025, 6))


@pytest.fixture
def wide():
    """Load a row of bulk_exports: wide(store, vintage, {"exports_value_usd": 5})."""

    def load(store, vintage, values):
        table = catalog.table("bulk_exports")
        at = f"{vintage}T12:00:00+00:00"
        snapshot = store.snapshots.keep(
            "census_bulk", "https://w/EXDB2506.ZIP", at, at.encode()
        )
        usual = {it.name: 0 if it.type == "int64" else "" for it in table.columns}
        named = {"month": date(2025, 6, 1), "country_code": "2010", "partner": "MEX"}
        row = {**usual, **named, "origin": "domestic", "snapshot": snapshot.sha256, **values}
        facet = Facet(
            flow="exports",
            measure="",
            level="HS10",
            snapshot=snapshot.sha256,
            months=(date(2025, 6, 1),),
        )
        with stream(table, store.folder, f"{vintage}.parquet") as taking:
            taking.take(nw.from_dicts([row], table.schema, backend="pyarrow").to_native())
            taking.close()
            digest = taking.digest()
            part = Part(
                table=table.name,
                part="exports-2025-06",
                vintage=vintage,
                file=f"rows-{digest[:8]}.parquet",
                sha256=digest,
                rows=1,
                facets=(facet,),
            )
            adopt(part, taking.path, store.warehouse.folder)

    return load


ATP = """
month   flow    partner product value_usd
2024-12 imports MEX     04      1
2024-12 imports TWN     04      1
2025-01 imports MEX     04      30
2025-01 imports TWN     04      60
2025-01 imports TWN     08      10
2025-01 exports MEX     08      50
"""


@pytest.fixture
def atp(world):
    return world("atp", ATP)
