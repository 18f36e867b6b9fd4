import csv
import io

import pytest

from balanza.cli import selected
from balanza.series import x13

pytest.importorskip("statsmodels")
needs_x13 = pytest.mark.skipif(x13.program() is None, reason="X-13 is not installed")
TOTALS = "atp_totals --through 2025-06 --since 2012-01 --as-of 2026-10-08 --cores 1"


def records(text):
    return list(csv.DictReader(io.StringIO(text)))


@needs_x13
def test_a_balance_is_adjusted_by_its_sides(run):
    _, sides, _ = run(f"season {TOTALS} --by flow --format csv")
    code, told, errors = run(f"season {TOTALS} --of balance --format csv")
    assert code == 0
    adjusted = {
        it["flow"]: float(it["adjusted_usd"])
        for it in records(sides)
        if it["month"] == "2025-06-01"
    }
    last = records(told)[-1]
    assert float(last["balance_usd"]) == -26110.5e6  # as Census published it
    assert float(last["adjusted_usd"]) == pytest.approx(
        adjusted["exports"] - adjusted["imports"]
    )
    assert "the rest is computed" in errors


@needs_x13
def test_the_model_stands_above_the_months(run):
    code, told, _ = run(f"season {TOTALS} flow=imports")
    assert code == 0
    assert "X-13ARIMA-SEATS" in told
    lines = [
        line.split()[0]
        for line in told.splitlines()
        if line.startswith(" 20") and "X-13" not in line
    ]
    assert (len(lines), lines[-1]) == (24, "2025-06")


@needs_x13
def test_the_rush_before_the_tariffs_is_flagged(run):
    _, told, _ = run(f"season {TOTALS} flow=imports --outliers --format csv")
    found = {(it["kind"], it["month"]): it for it in records(told)}
    assert "X-13" in found["AO", "2025-03-01"]["found_by"]


@needs_x13
def test_without_outliers_the_table_says_so(run):
    words = "season atp_totals flow=exports --since 2012-01 --through 2015-12 --outliers"
    _, told, _ = run(f"{words} --cores 1")
    assert "No outlier and no level shift." in told


def test_a_forecast_has_the_errors_of_as_far_ahead_beside_it(run):
    words = f"forecast {TOTALS} flow=imports --method ets --horizon 3 --backtest 4"
    code, told, errors = run(f"{words} --format csv")
    rows = records(told)
    assert (code, [it["month"] for it in rows]) == (
        0,
        ["2025-07-01", "2025-08-01", "2025-09-01"],
    )
    for it in rows:
        assert float(it["low_usd"]) < float(it["forecast_usd"]) < float(it["high_usd"])
        assert 0 < float(it["mape"]) < 0.5
    assert "Left out" not in errors


@needs_x13
def test_the_methods_are_compared_and_the_best_is_chosen(run):
    _, told, _ = run(f"forecast {TOTALS} flow=exports --horizon 2 --backtest 3 --quiet")
    assert "Mean errors of 3 forecasts, each of what was known then." in told
    tried = [line.split() for line in told.splitlines() if line.split()[1:2] and "%" in line]
    methods = {
        it[0]: it for it in tried if it[0] in {"seasonal_naive", "ets", "arima", "theta"}
    }
    [chosen] = [name for name, it in methods.items() if it[-1] == "yes"]
    assert float(methods[chosen][2]) == min(float(it[2]) for it in methods.values())


@needs_x13
def test_half_of_2025_says_what_the_year_came_to(run):
    # The year's balance, published since, is -414.7 billion.
    words = "nowcast atp_totals --of balance --through 2025-06 --as-of 2026-10-08 --cores 1"
    code, told, _ = run(f"{words} --method arima --format csv")
    [row] = records(told)
    assert (code, row["year"], row["months_known"]) == (0, "2025", "6")
    assert float(row["low_usd"]) < -414.7e9 < float(row["high_usd"])
    assert float(row["typical_error"]) < 0.06


def test_past_years_are_shown_beside_what_came(run):
    _, told, _ = run(f"nowcast {TOTALS} flow=imports --method seasonal_naive")
    assert "Errors of past years, 6 months of each known." in told
    [row] = [line.split() for line in told.splitlines() if line.strip().startswith("2024 ")]
    assert row[-2] == "760,961.2"


def test_a_series_that_is_too_short_is_named(run):
    code, _, errors = run("forecast atp_totals flow=imports --since 2024-01 --quiet")
    assert code == 1
    assert "A backtest of 24 forecasts, 12 months each, needs" in errors
    assert (
        "fewer forecasts (--backtest on the command line, origins of a Plan in Python)"
        in errors
    )


def test_what_has_no_trade_has_no_series(run):
    code, _, errors = run("season atp flow=imports partner=PRK product=10")
    assert code == 1
    assert "atp has no trade that fits" in errors


def test_a_year_that_is_over_is_not_guessed(run):
    code, _, errors = run("nowcast atp_totals flow=imports --through 2024-12")
    assert code == 1
    assert "The year 2024 is over" in errors


def test_long_work_is_told_in_about_ten_lines():
    told = [it for it in range(1, 101) if selected.is_told(it, 100)]
    assert told == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    assert not any(selected.is_told(it, 3) for it in range(4))


def test_what_was_left_out_is_said(capsys):
    selected.failures({"MEX": "The series has no month."})
    assert capsys.readouterr().err == "Left out: MEX: The series has no month.\n"
