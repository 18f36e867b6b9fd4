import pyarrow as pa
import pytest

from balanza.indicators import grubel_lloyd


# On paper: product A goes out for 30 and comes in for 10, B for 20 and 40.
# Two-way are 20 and 40 of the 100; A and B apart, 0.5 and 2/3.
@pytest.fixture
def both_ways(engine):
    return engine(
        pa.table(
            {
                "flow": ["exports", "imports", "exports", "imports"],
                "product": ["A", "A", "B", "B"],
                "partner": ["CAN"] * 4,
                "value_usd": [30, 10, 20, 40],
            }
        )
    )


def test_products_are_matched_before_they_are_summed(both_ways, rows):
    assert rows(grubel_lloyd(both_ways, by=["partner"])) == [("CAN", 50, 50, 60, 0.6)]


def test_each_product_has_its_own(both_ways, rows):
    assert rows(grubel_lloyd(both_ways, by=["product"])) == [
        ("A", 30, 10, 20, 0.5),
        ("B", 20, 40, 40, 0.666667),
    ]


def test_one_way_trade_is_none(trade, rows):
    assert {row[-1] for row in rows(grubel_lloyd(trade))} == {0}
