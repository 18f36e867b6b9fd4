import pytest

from balanza.errors import QuestionError
from balanza.indicators import constant_market_share

# Two markets of 100 each; one doubles, the other stays. MEX wins a tenth of the one, and
# loses a tenth of the other.
TWO_MARKETS = {
    ("2024-06", "MEX", "04"): 20,
    ("2024-06", "TWN", "04"): 80,
    ("2024-06", "MEX", "08"): 30,
    ("2024-06", "TWN", "08"): 70,
    ("2025-06", "MEX", "04"): 60,
    ("2025-06", "TWN", "04"): 140,
    ("2025-06", "MEX", "08"): 20,
    ("2025-06", "TWN", "08"): 80,
}
PARTS = ("scale_usd", "mix_usd", "share_usd", "interaction_usd")


def test_a_change_is_that_of_the_markets_and_of_the_shares_in_them(series, rows):
    told = constant_market_share(series(TWO_MARKETS))
    assert rows(told, "partner", "before", "value_usd", "change", *PARTS) == [
        ("MEX", 50, 80, 30, 25, -5, 0, 10),
        ("TWN", 150, 220, 70, 75, 5, 0, -10),
    ]


def test_competitiveness_is_what_the_markets_do_not_explain(series, rows):
    told = constant_market_share(series(TWO_MARKETS))
    assert rows(told, "partner", "competitiveness_usd") == [("MEX", 10), ("TWN", -10)]


def test_what_nobody_sold_before_is_interaction(series, rows):
    new = {
        ("2024-06", "MEX", "04"): 1,
        ("2025-06", "MEX", "04"): 1,
        ("2025-06", "MEX", "08"): 3,
    }
    told = constant_market_share(series(new))
    assert rows(told, "partner", "change", *PARTS) == [("MEX", 3, 3, -3, 0, 3)]


def test_a_market_that_ends_takes_its_sellers_with_it(series, rows):
    gone = {
        ("2024-06", "MEX", "04"): 4,
        ("2024-06", "TWN", "08"): 4,
        ("2025-06", "TWN", "08"): 4,
    }
    told = constant_market_share(series(gone))
    assert rows(told, "partner", "change", *PARTS) == [
        ("MEX", -4, -2, -2, 0, 0),
        ("TWN", 0, -2, 2, 0, 0),
    ]


def test_more_years_may_lie_between(series, rows):
    told = constant_market_share(
        series({("2013-06", "MEX", "04"): 2, ("2025-06", "MEX", "04"): 6}), years=12
    )
    assert rows(told, "month", "before", "scale_usd") == [("2025-06", 2, 4)]


def test_no_years_between_are_refused(series):
    with pytest.raises(QuestionError, match="0 years back is no earlier month; say 1 or more"):
        constant_market_share(series(TWO_MARKETS), years=0)
