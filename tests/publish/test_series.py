from datetime import date

import pytest

from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month
from balanza.publish.forecasts import Plan, forecasts, nowcasts
from balanza.publish.monthly import Wanted, collected
from balanza.publish.reading import Reading
from balanza.publish.seasons import seasons

pytest.importorskip("statsmodels")
TODAY = date(2025, 8, 31)


@pytest.fixture
def reading(store, load):
    """Eight years of imports: of MEX every month, of TWN from March 2019, but not in April."""
    lines = ["month flow partner product value_usd"]
    for n in range(96):
        month = f"{2017 + n // 12}-{n % 12 + 1:02d}"
        lines.append(f"{month} imports MEX 04 {100 + n % 12 + (n * 7) % 5}")
        if n > 25 and n != 27:
            lines.append(f"{month} imports TWN 04 {50 + n % 12}")
    load("atp", "\n".join(lines))
    return Reading(store, TODAY)


IMPORTS = {"flow": ("imports",)}


def test_a_series_begins_with_its_first_trade_and_a_month_without_is_zero(reading):
    _, found = collected(Wanted("atp", ("partner",), IMPORTS, "value"), reading)
    mexico, taiwan = found
    assert (mexico.key, str(mexico.monthly.first), len(mexico.monthly)) == (
        {"partner": "MEX"},
        "2017-01",
        96,
    )
    assert (str(taiwan.monthly.first), taiwan.monthly.values[:3].tolist()) == (
        "2019-03",
        [52, 0, 54],
    )


def test_a_series_may_be_cut(reading):
    wanted = Wanted("atp", (), IMPORTS, "value", Month(2020, 1), Month(2020, 6))
    _, [found] = collected(wanted, reading)
    assert (str(found.monthly.first), str(found.monthly.last)) == ("2020-01", "2020-06")


def test_what_cannot_be_forecast_is_said_and_the_rest_is_kept(reading):
    wanted = Wanted("atp", ("partner",), IMPORTS, "value", through=Month(2021, 12))
    told = forecasts(wanted, Plan("ets", horizon=2, origins=2), reading)
    assert {it["partner"] for it in told.rows} == {"MEX"}
    assert "needs 39 months; the series has 34" in told.failed["TWN"]


def test_where_nothing_can_be_forecast_the_first_reason_is_told(reading):
    with pytest.raises(QuestionError, match="needs 71 months; the series has 18"):
        forecasts(Wanted("atp", (), IMPORTS, "value", through=Month(2018, 6)), Plan(), reading)


def test_every_series_has_its_forecast_and_errors(reading):
    plan = Plan("ets", horizon=2, origins=2)
    told = forecasts(Wanted("atp", ("partner",), IMPORTS, "value"), plan, reading)
    assert {it["partner"] for it in told.rows} == {"MEX", "TWN"}
    assert [it["horizon"] for it in told.rows] == [1, 2, 1, 2]
    assert told.failed == {}


def test_series_too_short_to_adjust_are_named_and_the_others_stay(reading):
    wanted = Wanted("atp", ("partner",), IMPORTS, "value", through=Month(2021, 12))
    told = seasons(wanted, reading)
    assert [it["partner"] for it in told.models] == ["MEX"]
    assert "needs 36 months; the series has 34" in told.failed["TWN"]


def test_where_nothing_can_be_adjusted_the_first_reason_is_told(reading):
    with pytest.raises(QuestionError, match="Seasonal adjustment needs 36 months"):
        seasons(Wanted("atp", (), IMPORTS, "value", through=Month(2018, 6)), reading)


def test_a_nowcast_of_each_series_is_by_its_own_best(reading):
    wanted = Wanted("atp", (), {**IMPORTS, "partner": ("MEX",)}, "value", None, Month(2024, 8))
    told = nowcasts(wanted, Plan("seasonal_naive"), reading)
    [row] = told.methods
    assert (row["year"], row["months_known"], row["chosen"]) == ("2024", 8, "yes")
    assert row["low_usd"] < row["nowcast_usd"] < row["high_usd"]


def test_an_unknown_method_and_an_empty_plan_are_refused():
    with pytest.raises(UnknownName, match="No method of forecasting is called 'arma'"):
        Plan("arma")
    with pytest.raises(QuestionError, match="A horizon of 0 months and 24 origins"):
        Plan(horizon=0)
