import numpy as np
import pytest

from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month
from balanza.series import METHODS, done, errors, forecast, nowcast, standpoints, windows, x13
from balanza.series.forecasts import Forecast

pytest.importorskip("statsmodels")
AT_HAND = [it for it in METHODS if it != "arima" or x13.program() is not None]
every_method = pytest.mark.parametrize("method", AT_HAND)


@every_method
def test_a_series_that_repeats_itself_goes_on(monthly, method):
    year = [100.0 + 10 * it for it in range(12)]
    wobble = 1 + 1e-4 * np.sin(np.arange(72))
    made = forecast(monthly(np.array(year * 6) * wobble), method, 12)
    assert made.first == Month(2021, 1)
    assert made.mean == pytest.approx(year, rel=0.01)


@every_method
@pytest.mark.parametrize("sign", [1, -1])
def test_the_band_holds_the_forecast_and_the_unit_does_not_matter(
    airline, monthly, method, sign
):
    made = forecast(monthly(sign * airline.values), method, 24)
    assert ((made.low < made.mean) & (made.mean < made.high)).all()
    larger = forecast(monthly(sign * airline.values * 1e9), method, 24)
    assert larger.mean == pytest.approx(made.mean * 1e9, rel=1e-2)


def test_the_last_year_is_repeated_by_the_naive(airline):
    made = forecast(airline, "seasonal_naive", 14)
    assert made.mean[[0, 11, 12]] == pytest.approx([417, 432, 417])
    assert made.high[12] > made.high[0]


@every_method
def test_what_was_held_back_is_met_better_than_by_the_naive(airline, method):
    cuts = windows(airline, 6, 6)
    told = list(errors(airline, [forecast(it, method, 6) for it in cuts]))
    naive = list(errors(airline, [forecast(it, "seasonal_naive", 6) for it in cuts]))
    assert sum(it.mae for it in told) <= sum(it.mae for it in naive)


def test_an_unknown_method_is_guessed(airline):
    with pytest.raises(UnknownName, match="No method of forecasting is called 'etz'"):
        forecast(airline, "etz")


def test_a_short_series_has_no_forecast(monthly):
    with pytest.raises(QuestionError, match="A forecast needs 36 months; the series has 12"):
        forecast(monthly([1.0] * 12), "ets")


def of(first, *values):
    """A forecast whose band is one to either side."""
    mean = np.array(values, dtype=np.float64)
    return Forecast("by hand", first, mean, mean - 1, mean + 1)


def test_errors_are_of_each_month_ahead(monthly):
    # A year apart values differ by 12, so that 12 is the scale of every window.
    series = monthly(np.arange(1.0, 61.0))
    first, last = of(Month(2019, 1), 49, 52), of(Month(2019, 2), 54, 51)
    one, two = errors(series, [first, last])
    assert (one.horizon, one.mae, one.rmse, one.inside) == (1, 2, pytest.approx(8**0.5), 0.5)
    assert one.mape == pytest.approx((0 / 49 + 4 / 50) / 2)
    assert one.mase == pytest.approx((0 + 4) / 2 / 12)
    assert (two.horizon, two.mae, two.inside) == (2, 1, 0.5)


def test_to_nothing_no_error_is_a_ratio(monthly):
    series = monthly([1.0] * 48 + [0.0, 0.0])
    [told] = errors(series, [of(Month(2019, 1), 1)])
    assert (told.mae, told.mape, told.mase) == (1, None, None)


def test_windows_grow_by_a_month_and_end_where_they_can_be_judged(monthly):
    cuts = windows(monthly(range(1, 61)), 12, 3)
    assert [len(it) for it in cuts] == [46, 47, 48]
    assert {it.first for it in cuts} == {Month(2015, 1)}


def test_more_windows_than_there_are_months_are_refused(monthly):
    with pytest.raises(QuestionError, match="needs 71 months; the series has 60"):
        windows(monthly(range(1, 61)), 12, 24)


def test_a_year_is_what_is_known_and_what_is_forecast(monthly):
    # Ones each month: past years come to 12, of which 10 were known and 3 were said to come.
    series = monthly([1.0] * (8 * 12 + 10))
    cuts = standpoints(series)
    assert [str(it.last) for it in cuts][:2] == ["2018-10", "2019-10"]
    told = nowcast(series, [of(it.last + 1, 1.5, 1.5) for it in cuts])
    assert (told.year, told.known, told.so_far, told.total) == (2023, 10, 10, 13)
    assert {(it.said, it.actual, it.error) for it in told.past} == {(13, 12, 1 / 12)}
    # Five years, each off by a twelfth: Student's t with 5 degrees of freedom is 1.4759.
    assert told.high - told.total == pytest.approx(13 / 12 * 1.4759, rel=1e-4)
    assert told.typical_error == pytest.approx(1 / 12)


def test_a_year_that_is_over_needs_no_nowcast(monthly):
    with pytest.raises(QuestionError, match="The year 2019 is over"):
        standpoints(monthly(range(1, 61)))


def test_a_nowcast_wants_past_years_to_be_tried_on(monthly):
    with pytest.raises(QuestionError, match="at least 3 past years, and needs 72 months"):
        standpoints(monthly(range(1, 60)))


def halved(number):
    if number % 2:
        raise QuestionError(f"{number} is odd.")
    return number // 2


def test_work_is_told_and_an_error_keeps_its_place():
    seen = []
    results = done(halved, [2, 3, 4], tell=lambda *it: seen.append(it))
    assert [str(it) for it in results] == ["1", "3 is odd.", "2"]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_much_work_is_done_by_processes_of_their_own(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert done(abs, list(range(-80, 0)), cores=2) == list(range(80, 0, -1))


@pytest.mark.parametrize("method", ["seasonal_naive", "ets", "theta"])
@pytest.mark.parametrize("value", [0.0, 5.0, -3.0])
def test_what_never_changed_is_expected_to_stay(monthly, method, value):
    found = forecast(monthly(np.full(48, value)), method, horizon=2)
    assert found.mean == pytest.approx(np.full(2, value))
    assert found.low == pytest.approx(found.high)
