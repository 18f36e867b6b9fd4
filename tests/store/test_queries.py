import duckdb
import pytest

from balanza.store import answer

WORLD = "SELECT * FROM (VALUES ('MEX', 3), ('CAN', 1), ('MEX', 4)) AS t(partner, value_usd)"


@pytest.fixture
def twice():
    """A relation that reads one of its steps twice: each value beside the sum of all."""
    step = duckdb.sql(WORLD).filter("value_usd > 0")
    whole = step.aggregate("sum(value_usd)::BIGINT AS whole")
    whole = whole.set_alias("all_of_it")
    return step.join(whole, "value_usd <= whole").project("partner, value_usd, whole")


def test_the_answer_is_what_the_relation_gives(twice):
    found = sorted(answer(twice.sql_query()), key=str)
    assert found == [
        {"partner": "CAN", "value_usd": 1, "whole": 8},
        {"partner": "MEX", "value_usd": 3, "whole": 8},
        {"partner": "MEX", "value_usd": 4, "whole": 8},
    ]
    assert [tuple(it.values()) for it in found] == sorted(twice.fetchall(), key=str)


def test_no_rows_are_no_rows():
    assert answer("SELECT 1 AS one WHERE false") == []
