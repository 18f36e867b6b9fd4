import pyarrow as pa
import pytest

from balanza.indicators import duty_rate


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


def test_what_is_free_stays_in_the_whole(measured, rows):
    assert rows(duty_rate(measured, by=[])) == [(200, 5, 0.025)]


def test_partners_and_lines_have_their_own(measured, rows):
    assert rows(duty_rate(measured, by=["partner", "product"])) == [
        ("CAN", "A", 100, 0, 0),
        ("MEX", "A", 40, 0, 0),
        ("MEX", "B", 60, 5, 0.083333),
    ]


def test_where_nothing_was_imported_there_is_no_rate(trade, rows):
    assert {row[-1] for row in rows(duty_rate(trade))} == {None}
