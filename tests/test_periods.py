"""Months and spans of months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.periods import Month, Span

MONTHS = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


def span(first, last):
    return Span(Month.parse(first), Month.parse(last))


@pytest.mark.parametrize("number", [0, 13, -1])
def test_a_year_has_twelve_months(number):
    with pytest.raises(ValueError, match=f"between 1 and 12, not {number}"):
        Month(2025, number)


@pytest.mark.parametrize("text", ["2025", "2025-6", "2025-06-01", "June", "", " 2025-06"])
def test_what_is_no_month_is_told(text):
    with pytest.raises(ValueError, match=f"'{text}' is no month; write it like 2025-06"):
        Month.parse(text)


def test_a_month_that_is_none_is_told():
    with pytest.raises(ValueError, match="between 1 and 12, not 13"):
        Month.parse("2025-13")


def test_months_stand_in_order():
    assert Month(2024, 12) < Month(2025, 1) < Month(2025, 2)


def test_a_day_lies_in_its_month():
    assert Month.of(date(2025, 6, 30)) == Month(2025, 6)


@pytest.mark.parametrize(
    ("months", "then"), [(0, "2025-01"), (-1, "2024-12"), (11, "2025-12"), (-25, "2022-12")]
)
def test_counting_crosses_years(months, then):
    assert str(Month(2025, 1) + months) == then


@given(MONTHS, st.integers(-600, 600))
def test_counting_there_and_back_again_changes_nothing(month, months):
    assert month + months - months == month


@given(MONTHS)
def test_a_month_is_what_it_says(month):
    assert Month.parse(str(month)) == month == Month.of(month.start)


def test_a_span_has_a_beginning_and_then_an_end():
    with pytest.raises(ValueError, match="cannot end in 2024-12 and begin in 2025-01"):
        span("2025-01", "2024-12")


def test_a_span_of_one_month_is_told_as_that_month():
    assert str(span("2025-01", "2025-01")) == "2025-01"


def test_a_span_holds_both_its_ends():
    winter = span("2024-12", "2025-02")
    assert [str(month) for month in winter] == ["2024-12", "2025-01", "2025-02"]
    assert Month(2025, 2) in winter
    assert Month(2025, 3) not in winter


@given(MONTHS, st.integers(1, 60))
def test_halves_follow_each_other_and_miss_nothing(first, months):
    whole = Span(first, first + months)
    early, late = whole.halves()
    assert [*early, *late] == list(whole)
    assert 0 <= len(late) - len(early) <= 1


@given(MONTHS, st.integers(0, 60))
def test_years_miss_nothing(first, months):
    whole = Span(first, first + months)
    years = list(whole.years())
    assert [month for year in years for month in year] == list(whole)
    assert all(year.first.year == year.last.year for year in years)
