from datetime import date
from itertools import pairwise

import pytest

from balanza.figures import draw, partner_colour

LAST = {"CHN": 0.3, "TWN": 0.2, "MEX": 0.19, "VNM": 0.18, "CAN": 0.01, "DEU": 0.1}
ROWS = [
    {"month": date(2024, month, 1), "partner": partner, "share": share * month / 12}
    for partner, share in LAST.items()
    for month in range(1, 13)
]


@pytest.fixture
def lines(figure, words):
    def make(width=760, top=2, **said):
        columns = {"x": "month", "y": "share", "series": "partner"}
        drawn = figure("lines", **columns, top=top, highlight=("MEX", "CAN"))
        return draw(ROWS, drawn, words(labels={"MEX": "Mexico"}, **said), width)

    return make


def test_the_leading_and_the_highlighted_are_named_at_their_end(lines, texts):
    names = {"CHN 30.0%", "TWN 20.0%", "Mexico 19.0%", "CAN 1.0%"}
    assert set(texts(lines())) == {*names, "highest of the series"}


def test_the_others_stand_behind_without_a_name(lines, layers):
    rest, leading, highlighted = layers(lines(), "line")
    assert {row["series"] for row in rest} == {"VNM", "DEU"}
    assert {row["series"] for row in leading} == {"CHN", "TWN"}
    assert {row["series"] for row in highlighted} == {"MEX", "CAN"}


def test_the_highlighted_are_the_strongest_lines(lines):
    marks = [it["mark"] for it in lines()["layer"] if it["mark"]["type"] == "line"]
    rest, leading, highlighted = (mark["strokeWidth"] for mark in marks)
    assert rest < leading < highlighted


def test_all_are_named_when_none_is_left_out(lines, texts):
    assert len(set(texts(lines(top=0))) - {"highest of the series"}) == len(LAST)


@pytest.mark.parametrize("width", [350, 760])
def test_names_keep_apart(lines, width, texts):
    chart = lines(width, top=0)
    low, high = chart["layer"][0]["encoding"]["y"]["scale"]["domain"]
    places = sorted(row["y"] for row in texts(chart).values())
    gaps = [(b - a) / (high - low) * chart["height"] for a, b in pairwise(places)]
    assert min(gaps) >= 14.9


def test_a_partner_keeps_its_colour(lines, texts):
    assert texts(lines())["Mexico 19.0%"]["colour"] == partner_colour("MEX")


def test_what_happened_is_written_at_its_month(lines, texts):
    said = texts(
        lines(marks={"2024-03-01": "Tariffs", "2024-11-01": "The election of November"})
    )
    assert said["Tariffs"]["align"] == "left"
    assert said["The election of November"]["align"] == "right"


def test_words_without_room_on_either_side_are_wrapped(lines, texts):
    said = texts(lines(350, marks={"2024-06-01": "a rather long account of what happened"}))
    assert "a rather long account of what happened" not in said


@pytest.fixture
def crossing(figure, words):
    """Mexico passes China in July and has been larger before, in February."""
    mexico = [0.2, 0.29, 0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.26, 0.27, 0.27, 0.28]
    china = [0.6, 0.55, 0.5, 0.45, 0.4, 0.3, 0.2, 0.15, 0.14, 0.13, 0.12, 0.1]
    rows = [
        {"month": date(2024, n, 1), "partner": code, "share": share}
        for code, shares in (("MEX", mexico), ("CHN", china))
        for n, share in enumerate(shares, start=1)
    ]
    names = {f"2024-{n:02}-01": f"month {n}" for n in range(1, 13)}
    drawn = figure("lines", x="month", y="share", series="partner", highlight=("MEX",))
    return draw(rows, drawn, words(labels={**names, "MEX": "Mexico", "CHN": "China"}), 760)


def test_an_overtaking_and_a_peak_are_found_in_the_data_and_told_with_their_month(
    crossing, texts
):
    found = texts(crossing)
    assert {"Mexico passes China, month 7", "highest: 29.0%, month 2"} <= set(found)
    assert found["Mexico passes China, month 7"]["at_y"] == 0.24


def test_a_ring_marks_what_a_note_is_of(crossing, layers):
    [rings] = layers(crossing, "point")
    assert {it["y"] for it in rings} == {0.24, 0.29}
