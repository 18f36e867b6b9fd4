import pyarrow as pa
import pytest

from balanza.indicators import dutiable_share


@pytest.fixture
def measured(engine):
    """Values of Canada (line A) and Mexico (lines A and B), by measure."""
    values = {
        ("imports_for_consumption", "CAN", "A"): 100,
        ("imports_for_consumption", "MEX", "A"): 40,
        ("imports_for_consumption", "MEX", "B"): 60,
        ("dutiable_value", "MEX", "B"): 20,
        ("calculated_duty", "MEX", "B"): 5,
        ("general_imports", "MEX", "B"): 999,
    }
    names = ("measure", "partner", "product")
    columns = dict(zip(names, zip(*values, strict=True), strict=True))
    return engine(pa.table({**columns, "value_usd": list(values.values())}))


def test_share_and_rate_multiply_to_the_effective_rate(measured, rows):
    assert rows(dutiable_share(measured, by=[])) == [(200, 20, 5, 0.1, 0.25)]


def test_where_nothing_is_dutiable_there_is_no_rate_on_it(measured, rows):
    assert rows(dutiable_share(measured, by=["partner"])) == [
        ("CAN", 100, 0, 0, 0, None),
        ("MEX", 100, 20, 5, 0.2, 0.25),
    ]
