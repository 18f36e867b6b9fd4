from datetime import date

import pytest

from balanza.figures import draw
from balanza.figures.gauge import bands

ROWS = [{"month": date(2024, n, 1), "concentration": 0.25 - n / 100} for n in range(1, 11)]


@pytest.fixture
def gauge(figure, words):
    def make(width=760, rows=ROWS, **said):
        drawn = figure("gauge", x="month", y="concentration")
        return draw(rows, drawn, words(**said), width)

    return make


def test_the_thresholds_are_those_of_the_agencies_on_a_scale_to_one():
    """Section 2.1 of the Merger Guidelines of 2023, and the agencies' page on the index."""
    assert {it.name: it.above * 10_000 for it in bands()} == {
        "low": 0,
        "moderate": 1000,
        "high": 1800,
    }
    assert all("justice.gov" in it.source for it in bands())


def test_bands_touch_and_fill_the_plot(gauge, layers):
    [areas] = layers(gauge(), "rect")
    assert [(it["band"], it["y"]) for it in areas] == [
        ("low", 0.0),
        ("moderate", 0.10),
        ("high", 0.18),
    ]
    assert [it["y_end"] for it in areas[:-1]] == [it["y"] for it in areas[1:]]


def test_the_last_value_is_told_as_index_and_as_equal_suppliers(gauge, texts):
    assert {"0.150", "like 6.7", "equal suppliers"} <= set(texts(gauge()))


def test_the_names_of_the_bands_keep_off_the_line(gauge, texts):
    found = texts(gauge())
    high = found["Highly concentrated"]["y"]
    assert min(abs(high - it["concentration"]) for it in ROWS[:3]) > 0.008


def test_bands_speak_the_language_of_the_words(gauge, texts):
    assert "Muy concentrado" in texts(gauge(language="es"))


def test_a_scale_that_is_high_enough_is_found_for_a_single_supplier(gauge, layers):
    [areas] = layers(
        gauge(rows=[{"month": date(2024, 1, 1), "concentration": 1.0}] * 2), "rect"
    )
    assert areas[-1]["y_end"] > 1
