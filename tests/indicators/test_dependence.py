import narwhals as nw
import pyarrow as pa
import pytest

from balanza.errors import UnknownName
from balanza.frames import lazy
from balanza.indicators import dependence

BY = ["month", "product"]


def test_is_all_three_conditions_at_once(trade, rows):
    told = lazy(dependence(trade, by=BY)).filter(nw.col("product") == "04")
    assert rows(told) == [
        ("2024-01", "04", 30, 10, 0, 1, 0.333333, None, False),
        ("2024-02", "04", 30, 30, 0, 1, 1, None, True),
        ("2025-01", "04", 100, 70, 0, 1, 0.7, None, True),
        ("2025-02", "04", 20, 10, 0, 1, 0.5, None, False),
    ]


def test_what_is_not_imported_is_not_depended_on(trade, rows):
    told = lazy(dependence(trade, by=["product"])).filter(nw.col("product") == "08")
    assert rows(told) == [("08", 0, 0, 140, None, None, 0, False)]


def test_exports_offset_imports(trade, rows):
    told = dependence(trade)
    assert rows(told, "month", "outside_over_exports", "dependent") == [
        ("2024-01", 0.666667, False),
        ("2024-02", 1.2, True),
        ("2025-01", 1.75, True),
        ("2025-02", 0.166667, False),
    ]


def test_the_circle_is_chosen(trade, rows):
    told = dependence(trade, by=BY, inside="TWN+MEX")
    assert {row[-1] for row in rows(told)} == {False}
    told = dependence(trade, by=["product"], inside="TWN")
    assert rows(told, "product", "outside_usd") == [("04", 60), ("08", 0)]


# On paper: 20 from Canada, 50 from China, 20 from Taiwan, 10 from nobody named; 50 go out.
# Outside are 80, of whom 50 and 20 are named: (25 + 4) / 49. Of all named: (4 + 25 + 4) / 81.
@pytest.fixture
def flows(engine):
    partners = ["CAN", "CHN", "TWN", "XRW", "MEX"]
    return engine(
        pa.table(
            {
                "month": pa.array(["2025-06-01"] * 5).cast(pa.date32()),
                "flow": ["imports"] * 4 + ["exports"],
                "partner": partners,
                "product": ["A"] * 5,
                "value_usd": [20, 50, 20, 10, 50],
            }
        )
    )


def test_concentration_is_among_named_suppliers_outside(flows, rows):
    assert rows(dependence(flows)) == [
        ("2025-06", 100, 80, 50, 0.591837, 0.8, 1.6, True),
    ]


def test_each_partner_has_its_own(flows, rows):
    told = dependence(flows, by=["partner"])
    assert rows(
        told, "partner", "imports_usd", "outside_usd", "exports_usd", "concentration"
    ) == [
        ("CAN", 20, 0, 0, None),
        ("CHN", 50, 50, 0, 1),
        ("MEX", 0, 0, 50, None),
        ("TWN", 20, 20, 0, 1),
        ("XRW", 10, 10, 0, None),
    ]


def test_other_criteria_count_all_suppliers(flows, rows):
    told = dependence(flows, criteria="all_suppliers")
    assert rows(told, "concentration", "dependent") == [(0.407407, True)]


def test_unknown_names_are_named(flows):
    with pytest.raises(UnknownName, match=r"No set of criteria is called 'eu'"):
        dependence(flows, criteria="eu")
    with pytest.raises(UnknownName, match=r"No partner or region is called 'USCMA'"):
        dependence(flows, inside="USCMA")
