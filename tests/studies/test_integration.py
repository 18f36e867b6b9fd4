import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.errors import QuestionError
from balanza.studies import integration

# On paper: A and B exchange 50, 50 cross the border of the two, C and D exchange 100.
# T = 2 * 50 + 50 = 150 of 400; share 100/150; V = 50/250; HI = 10/3, HE = 5/12.
FLOWS = {
    ("A", "B"): 30,
    ("B", "A"): 20,
    ("A", "C"): 10,
    ("C", "A"): 10,
    ("B", "D"): 10,
    ("D", "B"): 20,
    ("C", "D"): 50,
    ("D", "C"): 50,
}


def matrix(flows):
    exporters, importers = zip(*flows, strict=True)
    return pa.table(
        {
            "year": [2024] * len(flows),
            "exporter": exporters,
            "importer": importers,
            "value_usd": list(flows.values()),
        }
    )


def test_share_intensity_and_introversion_are_those_on_paper(engine, rows):
    assert rows(integration(engine(matrix(FLOWS)), ["A", "B"])) == [
        (2024, 100, 150, 400, 0.666667, 1.777778, 0.777778)
    ]


def test_a_region_that_trades_only_within_is_wholly_introverted(engine, rows):
    flows = {("A", "B"): 30, ("C", "D"): 10}
    told = integration(engine(matrix(flows)), ["A", "B"], by=[])
    assert rows(told, "intra_share", "introversion") == [(1, 1)]


def test_without_trade_there_is_no_share(engine, rows):
    flows = {("C", "D"): 0}
    told = integration(engine(matrix(flows)), ["A", "B"], by=[])
    assert rows(told) == [(0, 0, 0, None, None, None)]


def test_what_a_country_sells_to_itself_is_no_trade(engine, rows):
    told = integration(engine(matrix(FLOWS | {("A", "A"): 900, ("C", "C"): 900})), ["A", "B"])
    assert rows(told, "within_usd", "world_usd") == [(100, 400)]


@pytest.mark.parametrize("members", [[], ["A"], ["A", "A"]])
def test_one_country_is_no_region(members):
    with pytest.raises(QuestionError, match=r"is no region; name two or more"):
        integration(matrix(FLOWS), members)


@given(st.lists(st.integers(0, 10**9), min_size=12, max_size=12))
def test_introversion_lies_between_minus_one_and_one(values):
    pairs = [(one, other) for one in "ABCD" for other in "ABCD" if one != other]
    flows = pl.from_arrow(matrix(dict(zip(pairs, values, strict=True))))
    [told] = integration(flows, ["A", "B"]).to_dicts()
    assert told["introversion"] is None or -1 - 1e-9 <= told["introversion"] <= 1 + 1e-9
