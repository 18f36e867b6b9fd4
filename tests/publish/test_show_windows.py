"""Spans that a question is about: months, years to date, twelve months, years."""

import pytest

from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.publish import show


def years(**wanted):
    """Two years of 1 a month, and a third of 2 a month until June."""
    months = [(f"{year}-{n:02d}", 1) for year in (2023, 2024) for n in range(1, 13)]
    months += [(f"2025-{n:02d}", 2) for n in range(1, 7)]
    lines = [f"{month} {flow} {value * size}" for month, value in months
             for flow, size in (("imports", 3), ("exports", 1))]  # fmt: skip
    return {"text": "\n".join(["month flow value_usd", *lines]), **wanted}


@pytest.fixture
def totals(world):
    return world("atp_totals", years()["text"])


@pytest.mark.parametrize(
    ("window", "through", "row"),
    [
        ("month", "2025-06", ("2025-06", -4)),
        ("ytd", "2025-06", ("2025-06", -24)),
        ("12m", "2025-06", ("2025-06", -36)),  # six months of -2, six of -4
        ("year", "2025-06", ("2024-12", -24)),
        ("year", "2023-12", ("2023-12", -24)),
    ],
)
def test_a_window_is_summed_up_to_its_last_month(totals, shown, window, through, row):
    wanted = {"indicator": "balance", "table": "atp_totals", "window": window}
    assert shown(totals, through, "month balance_usd", **wanted) == [row]


def test_years_to_date_are_whole_years_and_the_one_that_is_not_over(totals, shown):
    wanted = {"indicator": "balance", "table": "atp_totals", "window": "years_to_date"}
    found = shown(totals, "2025-06", "month balance_usd", **wanted)
    assert found == [("2023-12", -24), ("2024-12", -24), ("2025-06", -24)]


def test_a_year_is_a_record_among_years_only(totals, shown):
    wanted = {"indicator": "record", "table": "atp_totals", "of": "balance_usd"}
    columns = "month balance_usd is_lowest earlier"
    found = shown(totals, "2025-06", columns, **wanted, window="year")
    assert found == [("2024-12", -24, False, 1)]


def test_a_balance_is_compared_with_that_of_a_year_before(totals, shown):
    wanted = {"indicator": "year_on_year", "table": "atp_totals", "of": "balance_usd"}
    found = shown(totals, "2025-06", "before year_on_year", **wanted, window="ytd")
    assert found == [(-12, 1.0)]


@pytest.mark.parametrize(
    ("indicator", "window"),
    [("year_to_date", "12m"), ("year_to_date", "year"), ("twelve_months", "years_to_date")],
)
def test_a_window_inside_a_window_is_refused(totals, indicator, window):
    wanted = Selection(indicator=indicator, table="atp_totals", window=window)
    with pytest.raises(QuestionError) as error:
        show(wanted, totals, Month(2025, 6))
    assert str(error.value) == (
        f"{indicator} is a window itself, and would be summed twice over the window "
        f"'{window}'. Leave one of the two out."
    )


@pytest.mark.parametrize("window", ["month", "ytd"])
def test_a_window_can_be_the_indicator(totals, shown, window):
    wanted = {
        "indicator": "year_to_date",
        "table": "atp_totals",
        "where": {"flow": ("imports",)},
    }
    wanted["window"] = window
    assert shown(totals, "2025-06", "month value_usd", **wanted) == [("2025-06", 36)]
