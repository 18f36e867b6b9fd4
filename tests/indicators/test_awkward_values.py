"""Zeros, negatives, sums that cancel out, missing values: a defined answer, never a NaN."""

import inspect
import math
from itertools import product

import pyarrow as pa
import pytest

import balanza.indicators as functions
from balanza.errors import QuestionError

MONTHS = [f"{year}-{number:02d}-01" for year in (2024, 2025) for number in range(1, 13)]
KINDS = (
    ("imports", "imports_for_consumption"),
    ("imports", "dutiable_value"),
    ("imports", "calculated_duty"),
    ("exports", "total_exports"),
    ("exports", "re_exports"),
)
KEYS = list(product(MONTHS, KINDS, ("MEX", "TWN"), ("04", "08")))
AWKWARD = {
    "zeros": lambda _: 0,
    "negatives": lambda n: -1 - n % 7,
    "sums that cancel out": lambda n: 5 if n % 2 else -5,
    "zeros that become values": lambda n: 0 if n < len(KEYS) / 2 else 3,
    "values that become zeros": lambda n: 3 if n < len(KEYS) / 2 else 0,
    "missing values": lambda n: None if n % 3 else 4,
    "nothing but missing values": lambda _: None,
}
every_indicator = pytest.mark.parametrize("name", functions.__all__)


@pytest.fixture
def awkward(engine):
    """Two years of two partners and two products, once for each awkward kind of value."""
    rows = [(case, n, *key) for case in AWKWARD for n, key in enumerate(KEYS)]
    cases, numbers, months, kinds, partners, products = zip(*rows, strict=True)
    flows, measures = zip(*kinds, strict=True)
    values = [AWKWARD[case](n) for case, n in zip(cases, numbers, strict=True)]
    columns = {"case": cases, "flow": flows, "measure": measures}
    return engine(
        pa.table(
            {
                "month": pa.array(months).cast(pa.date32()),
                **columns,
                "partner": partners,
                "product": products,
                "value_usd": pa.array(values, pa.int64()),
            }
        )
    )


@every_indicator
@pytest.mark.parametrize("by", [("case",), ("month", "case", "product")], ids=str)
def test_no_number_is_infinite_or_none_at_all(awkward, rows, name, by):
    for row in rows(getattr(functions, name)(awkward, by=by)):
        numbers = [it for it in row if isinstance(it, float)]
        assert all(map(math.isfinite, numbers)), row


@every_indicator
def test_what_is_compared_is_no_key(trade, rows, name):
    among = inspect.signature(getattr(functions, name)).parameters.get("among")
    if among is None:
        pytest.skip(f"{name} compares nothing")
    plain, named = (
        getattr(functions, name)(trade, by=by) for by in (("month",), ("month", among.default))
    )
    assert rows(named) == rows(plain)


@pytest.mark.parametrize("wrong", [-0.1, 1.5, math.nan, math.inf])
@pytest.mark.parametrize(
    ("name", "argument"),
    [("churn", "at_least"), ("exposure", "above"), ("single_point_of_failure", "above")],
)
def test_a_threshold_is_a_part_of_a_whole(arrow, name, argument, wrong):
    says = rf"{argument} is {wrong}; a part of a whole lies from 0 to 1\. Write a half as 0\.5"
    with pytest.raises(QuestionError, match=says):
        getattr(functions, name)(arrow, **{argument: wrong})
