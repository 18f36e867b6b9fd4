import numpy as np
import pytest

from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.series import outliers, season, x13
from balanza.series.outliers import merged

pytest.importorskip("statsmodels")
needs_x13 = pytest.mark.skipif(x13.program() is None, reason="X-13 is not installed")


@needs_x13
def test_the_airline_series_is_adjusted_as_published(airline):
    # As R's seasonal prints for its AirPassengers.
    told = season(airline)
    assert (told.method, told.model) == ("X-13ARIMA-SEATS", "log (0 1 1)(0 1 1)")
    assert told.aicc == pytest.approx(947.3395, abs=5e-5)
    assert told.effects == pytest.approx(
        {
            "Weekday": -0.00294970,
            "Easter[1]": 0.01776737,
            "AO1951.May": 0.10015582,
            "MA1": 0.11562041,
            "MA12": 0.49736002,
        },
        abs=5e-9,
    )
    assert told.adjusted[0] == pytest.approx(122.71332, abs=5e-6)
    assert told.notes == ()


@needs_x13
def test_its_outlier_is_found_by_the_model_and_by_medians(airline):
    [found] = season(airline).outliers
    assert (found.kind, found.month, found.found_by) == (
        "AO",
        Month(1951, 5),
        ("X-13", "medians"),
    )


@needs_x13
def test_seasons_are_factors_where_logarithms_were_taken(airline):
    told = season(airline)
    assert told.seasonal * told.adjusted == pytest.approx(airline.values)


@needs_x13
def test_a_series_with_another_sign_is_adjusted_in_its_own_unit(airline, monthly):
    told = season(monthly(-airline.values))
    assert not told.log
    assert told.seasonal + told.adjusted == pytest.approx(-airline.values)


def test_without_the_program_stl_stands_in_and_says_so(airline, monkeypatch):
    monkeypatch.setattr(x13, "program", lambda: None)
    told = season(airline)
    assert told.method == "STL"
    assert told.notes[0].startswith(
        "STL stands in for X-13. The X-13ARIMA-SEATS program is not installed."
    )
    assert np.abs(np.log(told.seasonal).reshape(12, 12).sum(axis=1)).max() < 0.2


@needs_x13
def test_where_the_program_gives_up_its_words_are_kept(monthly):
    told = season(monthly([5.0] * 48))
    assert (told.method, told.adjusted.tolist()) == ("STL", pytest.approx([5.0] * 48))
    assert "X-13 gave up: Differencing has annihilated the series." in told.notes[0]


def test_less_than_three_years_have_no_seasons(monthly):
    with pytest.raises(QuestionError, match="needs 36 months; the series has 35, 2015-01 to"):
        season(monthly(range(1, 36)))


@needs_x13
def test_more_months_than_the_program_takes_are_refused(monthly):
    with pytest.raises(
        QuestionError, match="X-13 takes at most 780 months; the series has 781"
    ):
        x13.seasons(monthly(np.arange(1.0, 782.0)))


def noise(number):
    return np.random.default_rng(7).normal(0, 0.01, number)


def test_a_month_that_falls_out_is_an_outlier(monthly):
    values = np.exp(noise(60))
    values[30] *= 1.5
    [found] = outliers(monthly(values))
    assert (found.kind, found.month) == ("AO", Month(2017, 7))
    assert found.size == pytest.approx(np.log(1.5), abs=0.05)


def test_a_step_is_a_level_shift_and_no_outlier(monthly):
    values = np.exp(noise(60) + 0.3 * (np.arange(60) >= 24))
    [found] = [it for it in outliers(monthly(values)) if it.kind == "LS"]
    assert found.month == Month(2017, 1)
    assert found.size == pytest.approx(0.3, abs=0.05)


def test_a_flat_series_has_neither(monthly):
    assert outliers(monthly([3.0] * 40)) == ()
    assert outliers(monthly([3.0] * 5)) == ()


def test_what_one_alone_finds_is_said_by_one(monthly):
    values = np.exp(noise(60))
    values[30] *= 1.5
    own = outliers(monthly(values))
    assert merged([], own) == own
    assert merged(own, []) == own
