"""What marks say is what the table behind them says, and only the same number has a trace."""

from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.figures import Figure, Words
from balanza.publications.language import language
from balanza.publish.readouts import readouts

JUNE, JULY = date(2025, 6, 1), date(2025, 7, 1)
SHOWS = Selection(indicator="balance", table="atp")


@pytest.fixture
def said():
    """The readouts of a figure of some rows, in a language."""

    def make(kind, x, y, rows, code="en", **more):
        figure = Figure(name="f", kind=kind, shows=SHOWS, x=x, y=y, **more)
        speech = language(code)
        words = Words(
            language=code,
            phrases=speech.charts,
            title="",
            subtitle="",
            note="",
            source="",
            alt="",
            labels={"MEX": "Mexico", "CAN": "Canada", "total": "Total"},
            notation=speech.amounts,
        )
        return readouts(rows, figure, words, speech)

    return make


def values(found):
    return {it.key: it.values for it in found.courses}


def test_a_series_says_nothing_where_it_has_a_gap(said):
    rows = [
        {"month": JUNE, "partner": "MEX", "share": 0.25},
        {"month": JULY, "partner": "MEX", "share": 0.5},
        {"month": JULY, "partner": "CAN", "share": None},
    ]
    found = said("lines", "month", "share", rows, series="partner")
    assert found.when == (("2025-06-01", "June 2025"), ("2025-07-01", "July 2025"))
    assert values(found) == {"MEX": ("25.0%", "50.0%"), "CAN": (None, None)}
    assert [it.name for it in found.courses] == ["Mexico", "Canada"]


def test_the_first_place_stands_above_the_second(said):
    rows = [
        {"month": JUNE, "partner": "CAN", "rank": 2},
        {"month": JUNE, "partner": "MEX", "rank": 1},
    ]
    found = said("bump", "month", "rank", rows, series="partner")
    assert [it.key for it in found.courses] == ["MEX", "CAN"]


def test_bars_say_their_rows_and_what_the_others_and_all_come_to(said):
    rows = [
        {"partner": "MEX", "change": 3e9},
        {"partner": "CAN", "change": -2e9},
        {"partner": "CHN", "change": 0.5e9},
        {"partner": "VNM", "change": 0.6e9},
    ]
    found = said("bars", "partner", "change", rows, scale=1e9, top=2)
    assert found.when == (("", ""),)
    assert values(found) == {
        "MEX": ("+3.0",),
        "CAN": ("−2.0",),
        "others": ("+1.1",),
        "total": ("+2.1",),
    }


def test_what_is_drawn_in_millions_is_said_in_millions_and_in_its_language(said):
    rows = [{"partner": "MEX", "balance_usd": -1_234_560_000}]
    found = said("waterfall", "partner", "balance_usd", rows, scale=1e6, code="es")
    assert found.unit == "Saldo, millones de dólares"
    assert values(found) == {"MEX": ("−1,234.6",), "total": ("−1,234.6",)}


def test_a_mark_has_the_trace_of_the_finding_that_is_its_number(published):
    traced = {
        it.exhibit.name: it.exhibit.readouts.traces
        for it in published.shown
        if it.exhibit.readouts
    }
    assert traced["atp_balance_by_year"] == {
        "@2024-12-01": "atp_balance_2024",
        "@2025-06-01": "atp_balance_ytd",
    }
    assert traced["computers_shares"]["MEX@2025-06-01"] == "computers_share_MEX"
    assert traced["ict_change"] == {}  # no finding says what a partner adds to the change


def test_the_number_of_each_trace_is_the_number_of_its_mark(published):
    found = {it.name: it.value for it in published.findings}
    for shown in published.shown:
        said = shown.exhibit.readouts
        for mark, name in said.traces.items() if said else ():
            code, _, month = mark.partition("@")
            assert any(
                {code, month} <= {str(it) for it in row.values()} | {""}
                and found[name] in [pytest.approx(it) for it in row.values()]
                for row in shown.evidence.rows
            ), mark


def test_a_table_has_no_marks(published):
    tables = [it.exhibit for it in published.shown if not it.exhibit.pictures]
    assert [it.readouts for it in tables] == [None, None, None]
