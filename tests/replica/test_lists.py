"""Real lists of codes: what is known of them, and what they make of trade."""

import csv
import re
from datetime import date

import narwhals as nw
import pytest

from balanza.catalog import partner_of_census, table
from balanza.publish import Category, Reading, Years, growth
from balanza.publish.concordance import counts, members
from balanza.store import Store

pytestmark = pytest.mark.replica
TODAY = date(2026, 11, 1)
# Where each column stands in the lists of Census; the first is the code.
PLACES = {
    "product": (0, 10),
    "description": (69, 219),
    "sitc": (240, 245),
    "enduse": (250, 255),
    "usda": (260, 261),
    "naics": (265, 271),
    "atp": (276, 278),
}
NAMES = {"HS10": "product", "long_desc": "description", "end_use": "enduse", "hitech": "atp"}


def keep(store, name, part, records):
    columns = table(name).columns
    empty = {it.name: 0 if it.type == "int64" else "" for it in columns}
    rows = nw.from_dicts([empty | it for it in records], table(name).schema, backend="pyarrow")
    store.warehouse.load(table(name), part, TODAY, rows)


def fixed_width(path, **words):
    for line in path.read_text("latin-1").splitlines():
        yield words | {name: line[a:b].strip() for name, (a, b) in PLACES.items()}


def with_commas(path, **words):
    """A list as somebody's spreadsheet left it: leading zeros of some columns are gone."""
    widths = {"enduse": 5, "atp": 2, "product": 10}
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        named = {NAMES.get(name, name): value for name, value in row.items()}
        kept = {name: named[name].zfill(widths.get(name, 0)) for name in PLACES}
        yield words | kept


def annual(folder):
    """Imports for consumption of 2024 by commodity and partner, as if they were of December."""
    duckdb = pytest.importorskip("duckdb")
    for path in sorted(folder.glob("2024-hs10-imports[1-9]*.parquet")):
        code = re.search(r"imports(\d{4})", path.name)[1]
        found = duckdb.sql(f"SELECT HS10, sum(CON_VAL_YR::BIGINT) FROM '{path}' GROUP BY 1")
        for product, value in found.fetchall():
            yield {"partner": partner_of_census()[code], "product": product} | {
                "month": date(2024, 12, 1),
                "flow": "imports",
                "level": "HS10",
                "measure": "imports_for_consumption",
                "value_usd": int(value),
            }


@pytest.fixture(scope="module")
def reading(shared, tmp_path_factory):
    """A store of the lists of 2019 and 2022, and a year of trade."""
    store = Store.at(tmp_path_factory.mktemp("lists"))
    folder = shared / "data" / "reference"
    before, after = date(2019, 1, 1), date(2022, 1, 1)
    imports, exports = {"flow": "imports"}, {"flow": "exports"}
    lists = {
        "imports-2019": fixed_width(folder / "imp-code.txt", month=before, **imports),
        "exports-2019": fixed_width(folder / "exp-code.txt", month=before, **exports),
        "imports-2022": with_commas(folder / "import_codes_2022.csv", month=after, **imports),
    }
    for part, records in lists.items():
        keep(store, "concordance", part, records)
    keep(store, "hs", "2024", annual(shared / "data" / "hs10_imports_2024"))
    return Reading(store, TODAY)


def codes(reading, to, code, flow, year):
    return {it.product for it in members(reading, (to, code), flow, year)}


def test_the_categories_of_2022_hold_as_many_codes_as_is_known(reading):
    found = counts(reading, "atp")["imports", date(2022, 1, 1)]
    assert found.pop("00") == 19_758 - 644
    assert list(found.values()) == [27, 101, 55, 141, 92, 118, 7, 68, 21, 14]


def test_exports_of_2019_show_why_atp_and_naics_differ(reading):
    atp, computers, electrical = (
        codes(reading, *it, "exports", 2019)
        for it in (("atp", "04"), ("naics", "334"), ("naics", "335"))
    )
    advanced = set().union(
        *(codes(reading, "atp", f"{n:02}", "exports", 2019) for n in range(1, 11))
    )
    assert (len(atp), len(atp & computers)) == (84, 81)
    assert (len(computers), len(computers & advanced)) == (525, 204)
    assert (len(electrical), len(electrical & advanced)) == (332, 6)


def test_servers_are_ict_in_both_lists(reading):
    entries = members(reading, ("atp", "04"), "imports")
    [servers] = [it for it in entries if it.product == "8471500150"]
    assert [it.year for it in servers.lists] == [2019, 2022]


def test_the_trade_of_2024_under_two_lists(reading):
    """The figures of docs/explanation/bridges.md, in billions."""
    found = growth(Category("atp"), Years(2024, 2024, 2019, 2022), reading)
    parts = {it["atp"]: it for it in found.parts}
    names = ("before", "value_usd", "moved_in_usd", "new_usd")
    told = {
        code: tuple(round(parts[code][name] / 1e9, 1) for name in names)
        for code in ("01", "03", "04", "05", "08")
    }
    assert told == {
        "01": (4.3, 33.8, 0.0, 29.5),
        "03": (15.0, 31.7, 0.0, 16.7),
        "04": (277.2, 345.6, 0.0, 68.5),
        "05": (26.6, 35.9, 5.8, 3.6),
        "08": (17.5, 36.0, 0.0, 18.4),
    }
    assert [round(it / 1e9, 1) for it in found.unlisted] == [504.1, 117.8]
    whole = sum(it["value_usd"] for it in found.parts) + found.unlisted[1]
    assert whole == 2_619_488_175_856
