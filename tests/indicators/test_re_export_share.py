import pyarrow as pa
import pytest

from balanza.indicators import re_export_share


@pytest.fixture
def measured(engine):
    """Exports to Canada (line A) and Mexico (line B), by measure."""
    values = {
        ("total_exports", "CAN", "A"): 80,
        ("domestic_exports", "CAN", "A"): 60,
        ("re_exports", "CAN", "A"): 20,
        ("total_exports", "MEX", "B"): 20,
        ("domestic_exports", "MEX", "B"): 20,
    }
    names = ("measure", "partner", "product")
    columns = dict(zip(names, zip(*values, strict=True), strict=True))
    return engine(pa.table({**columns, "value_usd": list(values.values())}))


def test_is_foreign_goods_over_all_exports(measured, rows):
    assert rows(re_export_share(measured, by=[])) == [(100, 20, 0.2)]
    assert rows(re_export_share(measured, by=["partner"])) == [
        ("CAN", 80, 20, 0.25),
        ("MEX", 20, 0, 0),
    ]


def test_where_nothing_was_exported_there_is_no_share(imports, rows):
    assert {row[-1] for row in rows(re_export_share(imports))} == {None}
