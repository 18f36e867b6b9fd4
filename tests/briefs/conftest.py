"""Briefs of the sample edition, and of stores in which some of its rows are other ones."""

import html
import re
import shutil
from datetime import date

import narwhals as nw
import polars as pl
import pytest

from balanza import catalog
from balanza.periods import Month
from balanza.publications import page
from balanza.publish import Reading, publication
from balanza.store import SAMPLE, Store

TOLD = date(2025, 8, 31)
SINCE = {"atp": date(2024, 1, 1), "atp_totals": date(1989, 1, 1), "naics": date(2023, 1, 1)}
TEXTS = re.compile(r"<style.*?</style>|<svg.*?</svg>|<sup.*?</sup>|<[^>]+>", re.DOTALL)


@pytest.fixture(scope="session")
def sample_rows():
    """The rows of the sample edition that a brief through June 2025 stands on, by table."""
    reading = Reading(Store.at(SAMPLE), TOLD)
    tables = {name: reading.table(name).to_native().pl() for name in SINCE}
    return {
        name: rows.filter(pl.col("month").is_between(SINCE[name], date(2025, 6, 1)))
        for name, rows in tables.items()
    }


@pytest.fixture(scope="session")
def altered(sample_rows, tmp_path_factory):
    """Make a reading of a store in which each table is what a function made of the sample's."""

    def make(**changes):
        store = Store.at(tmp_path_factory.mktemp("altered"))
        shutil.copytree(SAMPLE / "snapshots", store.snapshots.folder)
        for name, rows in sample_rows.items():
            changed = nw.from_native(changes.get(name, _same)(rows).to_arrow())
            table = catalog.table(name)
            typed = changed.select(*(nw.col(it.name).cast(it.dtype) for it in table.columns))
            store.warehouse.load(table, "all", date(2025, 8, 5), typed)
        return Reading(store, TOLD)

    return make


def _same(rows):
    return rows


@pytest.fixture(scope="session")
def read():
    """Read the text of a brief's page, as far as the numbers' own notes."""

    def text(reading, through="2025-06"):
        content = publication("north_america", reading, Month.parse(through)).content
        whole = page(content)
        cells = re.sub(r"</t[dh]>", " ", whole)
        body = cells[cells.index("<h1>") : cells.index("How each number was made")]
        told = " ".join(html.unescape(TEXTS.sub("", body)).split())
        return told.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")

    return text
