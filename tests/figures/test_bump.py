from datetime import date

import pytest

from balanza.figures import draw, partner_colour
from balanza.figures.axes import labels

PLACES = {
    "CHN": [1, 1, 4], "MEX": [2, 2, 2], "TWN": [3, 3, 1], "VNM": [4, 4, 3],
    "CAN": [11, 12, 13], "JPN": [5, 6, 6],
}  # fmt: skip
MONTHS = [date(2023, 12, 1), date(2024, 12, 1), date(2025, 6, 1)]
ROWS = [
    {"month": month, "partner": partner, "rank": place}
    for partner, places in PLACES.items()
    for month, place in zip(MONTHS, places, strict=True)
]


@pytest.fixture
def bump(figure, words):
    def make(width=760, height=0):
        look = {"x": "month", "y": "rank", "series": "partner", "top": 4}
        drawn = figure("bump", highlight=("MEX", "CAN"), **look)
        labels = {"MEX": "Mexico", "TWN": "Taiwan", "2025-06-01": "2025 Jan–Jun"}
        return draw(ROWS, drawn, words(labels=labels), width, height)

    return make


def test_the_first_is_at_the_top_and_names_stand_at_both_ends(bump, texts):
    found = texts(bump())
    assert {"CHN  1", "Mexico  2", "1  Taiwan", "2  Mexico", "4  CHN"} <= set(found)
    low, high = bump()["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert low > high
    assert found["1  Taiwan"]["y"] == 1


def test_a_highlighted_one_beyond_the_chart_stands_beneath_with_its_true_place(bump, texts):
    found = texts(bump())
    assert found["13  CAN"]["y"] == 5
    assert found["CAN  11"]["y"] == 5


def test_others_are_drawn_only_where_they_are_among_the_first(bump, layers):
    usual, highlighted = layers(bump(), "circle")
    assert {it["series"] for it in usual} == {"CHN", "TWN", "VNM"}
    assert {it["series"] for it in highlighted} == {"MEX", "CAN"}
    assert {it["colour"] for it in highlighted} == {
        partner_colour("MEX"),
        partner_colour("CAN"),
    }


def test_overtakings_of_the_highlighted_are_told_where_the_lines_cross(bump, texts):
    found = texts(bump())
    assert {"Taiwan passes Mexico", "Mexico passes CHN"} <= set(found)
    assert found["Taiwan passes Mexico"]["at_x"] == pytest.approx(1.5)
    assert found["Taiwan passes Mexico"]["at_y"] == pytest.approx(2)
    assert found["Mexico passes CHN"]["at_x"] == pytest.approx(4 / 3)


def test_the_axis_names_the_part_of_the_year(bump):
    told = labels(bump()["layer"][0]["encoding"]["x"]["axis"])
    assert [*told.values()] == [["2023"], ["2024"], ["2025", "Jan–Jun"]]


@pytest.mark.parametrize(("width", "height"), [(350, 0), (410, 260)])
def test_it_is_as_large_as_asked(bump, width, height):
    spec = bump(width, height)
    sides = spec["padding"]
    assert spec["width"] + sides["left"] + sides["right"] == pytest.approx(width)
    assert not height or spec["height"] + sides["top"] + sides["bottom"] == height


def test_without_anyone_beyond_there_is_no_dotted_line(figure, words, layers):
    drawn = figure("bump", x="month", y="rank", series="partner", top=4)
    chart = draw([it for it in ROWS if it["partner"] == "MEX"], drawn, words(), 760)
    assert not layers(chart, "rule")[0]
