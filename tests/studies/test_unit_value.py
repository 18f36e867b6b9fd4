import pyarrow as pa
import pytest

from balanza.errors import QuestionError
from balanza.studies import unit_value


# On paper: 4 pieces for 200, an entry of 50 without a quantity, 10 kg for 30 of another line.
@pytest.fixture
def detail(engine):
    return engine(
        pa.table(
            {
                "product": ["8471500150", "8471500150", "7601103000", "7601103000"],
                "quantity_unit_1": ["NO", "NO", "KG", ""],
                "consumption_quantity_1": [4, 0, 10, 0],
                "consumption_value_usd": [200, 50, 30, 5],
            }
        )
    )


def test_entries_without_a_quantity_count_for_neither(detail, rows):
    assert rows(unit_value(detail, by=["product"])) == [
        ("7601103000", "", 0, 0, 0, None),
        ("7601103000", "KG", 30, 10, 1, 3),
        ("8471500150", "NO", 200, 4, 0.8, 50),
    ]


def test_different_goods_are_never_added_up(detail):
    with pytest.raises(QuestionError, match=r"A unit value by partner would add up different"):
        unit_value(detail, by=["partner"])
    with pytest.raises(QuestionError, match=r"by nothing would .* put product among"):
        unit_value(detail, by=[])
