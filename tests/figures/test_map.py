from math import pi

import pytest

from balanza import catalog
from balanza.figures import draw, partner_colour
from balanza.figures.map import places
from balanza.figures.projection import View

SHARES = {
    "TWN": 0.25,
    "MEX": 0.2,
    "VNM": 0.16,
    "DEU": 0.01,
    "CAN": 0.006,
    "XRW": 0.1,
    "TON": 1e-9,
}
ROWS = [{"partner": partner, "share": share} for partner, share in SHARES.items()]
HISTORY = {"ANT", "CSK", "NTZ", "SCG", "SUN", "YUG"}
SMALL = {"CCK", "CXR", "GLP", "GUF", "MTQ", "MYT", "REU", "SJM", "TKL", "XGZ", "XWB"}


@pytest.fixture
def world(figure, words):
    def make(width=760, height=0, top=3):
        drawn = figure("map", x="partner", y="share", top=top, highlight=("MEX", "CAN"))
        labels = {"MEX": "Mexico", "CAN": "Canada", "TWN": "Taiwan"}
        return draw(ROWS, drawn, words(labels=labels), width, height)

    return make


def circles(chart, layers):
    return {
        it["series"]: it for rows in layers(chart, "circle") for it in rows if "series" in it
    }


def test_areas_are_in_the_ratio_of_the_shares(world, layers):
    found = circles(world(), layers)
    assert found["TWN"]["area"] / found["VNM"]["area"] == pytest.approx(0.25 / 0.16, rel=1e-3)
    assert found["TWN"]["area"] == pytest.approx(pi * found["TWN"]["radius"] ** 2, rel=1e-3)


def test_partners_have_their_colours_and_those_without_a_place_no_circle(world, layers):
    found = circles(world(), layers)
    assert found["MEX"]["colour"] == partner_colour("MEX")
    assert "XRW" not in found
    assert "TON" not in found


def test_mexico_and_canada_are_named_however_small(world, texts):
    assert {"Taiwan 25.0%", "Mexico 20.0%", "VNM 16.0%", "Canada 0.6%"} == set(texts(world()))


def test_a_phone_has_a_list_beneath_the_map(world, texts):
    found = texts(world(350))
    assert {"Mexico", "Canada 0.6%", "Taiwan 25.0%"} <= set(found)
    assert found["Canada 0.6%"]["y"] < 0


def test_a_list_without_room_for_all_keeps_the_highlighted(world, texts):
    spare = View(410).height + 20
    assert {"Mexico 20.0%", "Canada 0.6%"} <= set(texts(world(410, spare)))
    assert "VNM 16.0%" not in texts(world(410, spare))


@pytest.mark.parametrize(("width", "height"), [(410, 260), (398, 480), (760, 600)])
def test_it_is_as_high_as_asked(world, width, height):
    spec = world(width, height)
    assert spec["height"] + spec["padding"]["top"] + spec["padding"]["bottom"] == pytest.approx(
        height
    )


def test_every_partner_of_today_has_a_place():
    lost = catalog.partners().keys() - places().keys()
    assert lost == HISTORY | SMALL | {"XIO", catalog.REST, catalog.UNIDENTIFIED}


def test_the_projection_is_equal_earth():
    """Corners of the projection as its authors give them: half the width is 2.7066 radii."""
    view = View(2 * 2.70663)
    assert view.scale == pytest.approx(1, abs=1e-4)
    east, _ = view.place(150 + 180 - 1e-9, 0)
    assert east == pytest.approx(view.width, abs=1e-4)
    assert view.place(150, 0)[0] == pytest.approx(view.width / 2)


def test_asia_lies_left_of_the_pacific_and_america_right_of_it():
    view = View(760)
    taiwan, mexico, germany = (view.place(*places()[it])[0] for it in ("TWN", "MEX", "DEU"))
    assert germany < taiwan < view.width / 2 < mexico


def test_a_name_that_finds_no_place_is_left_out(figure, words, texts, layers):
    crowd = [{"partner": code, "share": 0.01} for code in list(places())[:150]]
    drawn = figure("map", x="partner", y="share", top=150)
    chart = draw(crowd, drawn, words(), 760)
    assert 20 < len(texts(chart)) < len(circles(chart, layers))


@pytest.mark.parametrize("other", ["IND", "MAC", "KHM", "PHL"])
def test_a_name_stands_clear_of_the_circles_of_others(figure, words, layers, other):
    rows = [{"partner": "THA", "share": 0.2}, {"partner": other, "share": 0.004}]
    drawn = figure("map", x="partner", y="share", top=1)
    chart = draw(rows, drawn, words(labels={"THA": "Thailand"}), 760)
    [name] = [it for one in layers(chart, "text") for it in one]
    small = circles(chart, layers)[other]
    wide = 8 * len(name["text"])
    across = max(name["x"] - small["x"], small["x"] - name["x"] - wide)
    assert max(across, abs(name["y"] - small["y"]) - 7) >= 6
