"""A world small enough to check by hand: two partners and two products in two winters.

In February 2024 Mexico sells nothing, so that a series has a gap; in February 2025 both sell
the same, so that a rank has a tie. Taiwan never buys.
"""

from datetime import date, datetime

import duckdb
import narwhals as nw
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import stamina
from hypothesis import settings

from balanza import frames
from balanza.catalog import table

settings.register_profile("steady", deadline=None, max_examples=50)
settings.load_profile("steady")

pytest_plugins = ["imitations"]

WORLD = """
month   flow    partner product measure         value_usd value_ytd_usd
2024-01 imports MEX     04      general_imports 20        20
2024-01 imports TWN     04      general_imports 10        10
2024-01 exports MEX     08      total_exports   15        15
2024-02 imports TWN     04      general_imports 30        40
2024-02 exports MEX     08      total_exports   25        40
2025-01 imports MEX     04      general_imports 30        30
2025-01 imports TWN     04      general_imports 70        70
2025-01 exports MEX     08      total_exports   40        40
2025-02 imports MEX     04      general_imports 10        40
2025-02 imports TWN     04      general_imports 10        80
2025-02 exports MEX     08      total_exports   60        100
"""


@pytest.fixture(scope="session")
def spark():
    """A Spark session on this machine; tests that want it are skipped where PySpark is not."""
    sql = pytest.importorskip("pyspark.sql")
    local = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    small = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "1"}
    session = (
        sql.SparkSession.builder.master("local[1]").config(map=local | small).getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


ENGINES = {
    "duckdb": lambda arrow, _: duckdb.from_arrow(arrow),
    "polars": lambda arrow, _: pl.from_arrow(arrow).lazy(),
    "pandas": lambda arrow, _: arrow.to_pandas(date_as_object=False),
    "spark": lambda arrow, get: get("spark").createDataFrame(arrow),
}


@pytest.fixture(
    params=["duckdb", "polars", "pandas", pytest.param("spark", marks=pytest.mark.spark)]
)
def engine(request):
    """What hands an Arrow table to each engine: an indicator must answer alike on all."""
    return lambda arrow: ENGINES[request.param](arrow, request.getfixturevalue)


@pytest.fixture
def arrow():
    """The world, before any engine has it."""
    names, *lines = [line.split() for line in WORLD.strip().splitlines()]
    rows = [dict(zip(names, line, strict=True)) for line in lines]
    whole = [
        row
        | {"month": _month(row["month"]), "snapshot": "1f" * 32}
        | {name: int(row[name]) for name in ("value_usd", "value_ytd_usd")}
        for row in rows
    ]
    return nw.from_dicts(whole, table("atp").schema, backend="pyarrow").to_native()


@pytest.fixture
def trade(engine, arrow):
    """The world on each engine, unevaluated where the engine can leave it so."""
    return engine(arrow)


@pytest.fixture
def imports(engine, arrow):
    """The world's imports on each engine."""
    return engine(arrow.filter(pc.field("flow") == "imports"))


@pytest.fixture
def series(engine):
    """Make a frame on each engine from values by month: {"2025-06": 3, ("2025-06", "MEX"): 4}.

    A key of several parts is of the columns month, partner, product.
    """

    def make(values):
        keys = [key if isinstance(key, tuple) else (key,) for key in values]
        columns = dict(
            zip(("month", "partner", "product"), zip(*keys, strict=True), strict=False)
        )
        columns["month"] = [_month(text) for text in columns["month"]]
        dollars = pa.array(values.values(), pa.int64())
        return engine(pa.table({**columns, "value_usd": dollars}))

    return make


def _month(text):
    return date.fromisoformat(f"{text}-01")


@pytest.fixture
def rows():
    """Read a frame of any kind into tuples, sorted as text.

    Months are written like 2025-06, and ratios rounded to six digits.
    """

    def read(frame, *columns):
        found = frames.rows(frame)
        return sorted(
            (tuple(_written(row[name]) for name in columns or row) for row in found), key=str
        )

    return read


def _written(value):
    if isinstance(value, date | datetime):
        return value.strftime("%Y-%m")
    return round(value, 6) if isinstance(value, float) else value


@pytest.fixture(autouse=True)
def impatient():
    """Try twice, and do not wait between."""
    with stamina.set_testing(testing=True, attempts=2):
        yield
