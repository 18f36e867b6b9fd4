import pyarrow as pa
import pytest

from balanza.studies import geopolitical_distance

# On paper: in 2023 the United States stand at 2, China at -1, Mexico at 0; in 2025 at 3, with
# China; Taiwan has no point. A quarter at 3 apart and three quarters at 2: 2.25.
POINTS = pa.table(
    {
        "partner": ["USA", "CHN", "MEX", "USA", "CHN"],
        "year": [2023, 2023, 2023, 2025, 2025],
        "ideal_point": [2.0, -1.0, 0.0, 3.0, -1.0],
    }
)


@pytest.fixture
def trade(engine):
    columns = {
        "month": pa.array(["2024-06-01"] * 3 + ["2025-06-01"] * 2).cast(pa.date32()),
        "partner": ["CHN", "MEX", "TWN", "CHN", "MEX"],
        "value_usd": [10, 30, 60, 50, 50],
    }
    return engine(pa.table(columns))


def test_is_weighted_by_the_trade_of_partners_with_a_point(trade, engine, rows):
    assert rows(geopolitical_distance(trade, engine(POINTS))) == [
        ("2024-06", 40, 0.4, 2.25),
        ("2025-06", 100, 1, 3),
    ]


def test_without_any_point_there_is_no_distance(trade, engine, rows):
    told = geopolitical_distance(trade, engine(POINTS.slice(3)), by=["partner"])
    assert rows(told) == [
        ("CHN", 50, 0.833333, 4),
        ("MEX", 0, 0, None),
        ("TWN", 0, 0, None),
    ]


def test_a_partner_that_stands_twice_in_a_year_is_counted_once_at_the_mean(trade, engine, rows):
    # Germany in 1990 has two codes. China at -1 and at -3 is at -2, and 5 from the 3 of 2025.
    twice = pa.table({"partner": ["CHN"], "year": [2025], "ideal_point": [-3.0]})
    told = geopolitical_distance(trade, engine(pa.concat_tables([POINTS, twice])), by=["month"])
    assert rows(told)[1] == ("2025-06", 100, 1, 3.5)
