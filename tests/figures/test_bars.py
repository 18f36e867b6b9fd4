import pytest

from balanza.figures import colour, draw, partner_colour

CHANGES = {
    "TWN": 28e9,
    "MEX": 21e9,
    "CHN": -14e9,
    "IND": 3e9,
    "CAN": -1e8,
    "FRA": 2e9,
    "DEU": 1e9,
}
ROWS = [{"partner": partner, "change": change} for partner, change in CHANGES.items()]


@pytest.fixture
def bars(figure, words):
    def make(rows=ROWS, width=760, height=0, **more):
        look = {"x": "partner", "y": "change", "scale": 1e9, "top": 3} | more
        drawn = figure("bars", highlight=("MEX", "CAN"), **look)
        return draw(
            rows, drawn, words(labels={"MEX": "Mexico", "total": "Total"}), width, height
        )

    return make


def test_the_largest_and_the_highlighted_stand_alone_and_the_rest_together(bars, layers):
    [drawn] = layers(bars(), "rect")
    assert [it["part"] for it in drawn] == ["TWN", "MEX", "CAN", "CHN", "others", "total"]


def test_the_last_bar_is_the_sum_of_all_parts(bars, layers):
    [drawn] = layers(bars(), "rect")
    assert drawn[-1]["size"] == pytest.approx(40.9)
    assert sum(it["size"] for it in drawn[:-1]) == pytest.approx(40.9)
    assert drawn[-1]["size_text"] == "+40.9"


def test_every_bar_grows_from_nought_to_its_size(bars, layers):
    [drawn] = layers(bars(), "rect")
    assert [(it["x"], it["x_end"]) for it in drawn][3] == (0, -14.0)


def test_partners_keep_their_colours_and_other_parts_have_that_of_their_sign(bars, layers):
    [drawn] = layers(bars(), "rect")
    assert drawn[0]["colour"] == partner_colour("TWN")
    rows = [{"product": "04", "change": -2e9}, {"product": "08", "change": 1e9}]
    [parts] = layers(bars(rows, x="product"), "rect")
    assert [it["colour"] for it in parts] == [
        colour(it) for it in ("surplus", "deficit", "total")
    ]


def test_names_and_sizes_are_written(bars, texts):
    found = texts(bars())
    assert {"Mexico", "+21.0", "−14.0", "All others", "Total"} <= set(found)
    assert found["Mexico"]["bold"]


@pytest.mark.parametrize(("width", "height"), [(760, 0), (350, 0), (410, 240), (398, 480)])
def test_it_is_exactly_as_wide_as_asked_and_no_higher(bars, width, height):
    spec = bars(width=width, height=height)
    assert spec["width"] + spec["padding"]["left"] == pytest.approx(width)
    assert not height or spec["height"] + 4 <= height


def test_without_a_limit_nothing_is_put_together(bars, layers):
    [drawn] = layers(bars(top=0), "rect")
    assert len(drawn) == len(CHANGES) + 1
