"""The sum over the codes is the table to the dollar where the two agree, else all is told."""

import sys
from datetime import date

import duckdb
import narwhals as nw
import pytest

from balanza.catalog import table
from balanza.cli import main
from balanza.periods import Month
from balanza.refresh import Order
from balanza.store import Store

pytestmark = pytest.mark.replica
JANUARY = Month(2024, 1)
COLUMNS = (
    "hs10, short_desc, long_desc, quantity_1, quantity_2, sitc, end_use, usda, naics, hitech"
)
# End-use codes of the double's answers have five digits.
LISTS = """SELECT DATE '2024-01-01' AS month, flow, hs10 AS product, long_desc AS description,
    short_desc AS short_description, coalesce(quantity_1, '') AS quantity_unit_1,
    coalesce(quantity_2, '') AS quantity_unit_2, sitc, lpad(end_use, 5, '0') AS enduse, usda,
    naics, hitech AS atp, repeat('0', 64) AS snapshot FROM '{}'"""


@pytest.fixture(scope="module")
def aligned(shared, double, tmp_path_factory):
    """A double whose commodities add up to its categories."""
    serve, _ = double
    world = str(shared / "census_replica" / "world")
    sys.path.insert(0, world)
    align = pytest.importorskip("align_hs").align
    sys.path.remove(world)
    file = tmp_path_factory.mktemp("aligned") / "hs.parquet"
    align(shared / "census_replica" / "bulk", file, "2026-10")
    with serve.running(vintage="2026-10", key="LOCAL-KEY-0123456789", hs=file) as found:
        yield found


@pytest.fixture(scope="module")
def filled(shared, tmp_path_factory, bring_into):
    """A store of January 2024 from a double: all classifications, HS10, and the list."""

    def make(double, *tables, flow=""):
        folder = tmp_path_factory.mktemp("filled")
        bring_into(folder, double, Order(tables, JANUARY, JANUARY, flow=flow))
        bring_into(folder, double, Order(("hs",), JANUARY, JANUARY, level="HS10", flow=flow))
        file = shared / "census_replica" / "bulk" / "reference" / "commodity.parquet"
        rows = nw.from_native(duckdb.sql(LISTS.format(file)).to_arrow_table(), eager_only=True)
        concordance = table("concordance")
        Store.at(folder).warehouse.load(concordance, "2024", date(2026, 10, 8), rows)
        return folder

    return make


@pytest.fixture
def ask(capsys):
    """Run a command: (exit code, what it prints)."""

    def call(words):
        with pytest.raises(SystemExit) as end:
            main(words.split())
        return end.value.code, capsys.readouterr().out

    return call


@pytest.fixture(scope="module")
def exact(filled, aligned):
    return filled(aligned, "atp", "enduse", "sitc", "usda")


@pytest.fixture(scope="module")
def apart(filled, young):
    return filled(young, "atp", flow="exports")


@pytest.mark.parametrize("against", ["atp", "enduse", "sitc", "usda"])
def test_where_the_double_is_aligned_every_cell_is_equal(exact, ask, against):
    code, told = ask(f"reconcile --against {against} --year 2024 --check --store {exact}")
    assert code == 0
    compared, equal = told.split(" cells compared, ")[0].split()[-1], told.split(", ")[1]
    assert equal.split(" equal to the dollar.")[0] == compared
    assert int(compared.replace(",", "")) > 400


def test_where_it_is_not_every_difference_is_listed(apart, ask, tmp_path):
    file = tmp_path / "differences.csv"
    words = f"reconcile --year 2024 --store {apart}"
    code, told = ask(f"{words} --check")
    assert code == 3
    assert "Known: All civil aircraft" in told
    code, _ = ask(f"{words} --format csv --out {file}")
    assert code == 0
    [(count, gap, summed, stated)] = duckdb.sql(
        f"SELECT count(*), sum(difference_usd), sum(summed_usd), sum(stated_usd) FROM '{file}'"
    ).fetchall()
    assert f"{count:,} different" in told
    assert gap == summed - stated != 0
