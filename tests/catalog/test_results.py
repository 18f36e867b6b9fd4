import pytest

from balanza import catalog
from balanza.errors import UnknownName


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        ("month", ""),
        ("partner", ""),
        ("value_usd", "usd"),
        ("shipments", "number"),
        ("share", "ratio"),
        ("rank_shift", "places"),
    ],
)
def test_a_column_has_the_unit_that_its_name_ends_with_or_its_line_says(column, unit):
    assert catalog.result(column).unit == unit


def test_a_column_of_a_table_means_in_a_result_what_it_means_there():
    assert catalog.result("value_usd").says == catalog.field("value_usd").says


def test_a_column_that_nobody_described_is_guessed():
    with pytest.raises(UnknownName, match=r"No column of a result is called 'shar'\. Did you"):
        catalog.result("shar")
