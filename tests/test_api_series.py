import pytest

from balanza import api
from balanza.series import x13

pytest.importorskip("statsmodels")
IMPORTS = {"flow": ("imports",)}


@pytest.fixture(autouse=True)
def empty(monkeypatch, tmp_path):
    """An empty store, so that the sample edition answers."""
    monkeypatch.setenv("BALANZA_STORE", str(tmp_path / "store"))


def test_a_forecast_is_asked_for_in_python():
    plan = api.Plan("seasonal_naive", horizon=1, origins=2)
    told = api.forecasts("atp_totals", plan, where=IMPORTS, since="2015-01", through="2025-06")
    # July 2024, as it was.
    assert [(str(it["month"])[:7], it["forecast_usd"]) for it in told.rows] == [
        ("2025-07", pytest.approx(66_352_500_000, rel=1e-4))
    ]


def test_a_nowcast_is_asked_for_in_python():
    plan = api.Plan("seasonal_naive")
    told = api.nowcasts("atp_totals", plan, where=IMPORTS, through="2025-06")
    [row] = told.methods
    assert (row["year"], row["so_far_usd"]) == ("2025", pytest.approx(471.686e9, rel=1e-4))


@pytest.mark.skipif(x13.program() is None, reason="X-13 is not installed")
def test_seasons_are_asked_for_in_python():
    told = api.seasons("atp_totals", "2025-06", where=IMPORTS, since="2015-01")
    assert [it["method"] for it in told.models] == ["X-13ARIMA-SEATS"]
    assert len(told.rows) == 126
