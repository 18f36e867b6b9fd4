"""What we draw is what Vega draws of the same chart, and what we cannot draw is refused."""

import io
import re

import pytest
import vl_convert
from PIL import Image, ImageChops

from balanza.definitions import UnknownName
from balanza.figures import draw, png, svg
from balanza.figures.drawing import KINDS
from balanza.figures.typeface import fonts

TOLD = re.compile(r"<(?:text|tspan)[^>]*>([^<]+)</")
SEEN = 60  # of 255: a dot that differs by less is the edge of the same mark
FEW = {"map": 6e-4}  # Vega bends the long borders of a country, which we draw straight
SIZES = [(350, 0), (760, 0), (410, 320)]


def by_vega(chart):
    vl_convert.register_font_directory(str(fonts()))
    return vl_convert.vegalite_to_svg(chart)


def dots(picture):
    found = Image.open(io.BytesIO(png(picture, 1))).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", found.size, "white"), found).convert("L")


@pytest.fixture(params=SIZES, ids=str)
def chart(request, figure, words, drawn):
    def make(kind):
        rows, look = drawn[kind]
        named = words(labels={"MEX": "Mexico <&>", "2025-06-01": "2025 Jan–Jun"})
        return draw(rows, figure(kind, **look), named, *request.param)

    return make


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_looks_as_vega_draws_it(chart, kind):
    ours, theirs = dots(svg(chart(kind))), dots(by_vega(chart(kind)))
    assert ours.size == theirs.size
    apart = sum(ImageChops.difference(ours, theirs).histogram()[SEEN:])
    assert apart <= FEW.get(kind, 1e-4) * ours.width * ours.height
    assert sum(ours.histogram()[:128]) > 100  # there is something to be seen


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_says_what_vega_would_say(chart, kind):
    assert sorted(TOLD.findall(svg(chart(kind)))) == sorted(TOLD.findall(by_vega(chart(kind))))


def test_a_mark_that_is_not_drawn_here_is_refused(chart):
    made = chart("columns")
    made["layer"][0]["mark"]["type"] = "trail"
    with pytest.raises(UnknownName, match="trail"):
        svg(made)


def test_marks_say_what_they_are_of(chart):
    keys = set(re.findall(r'data-key="([^"]*)"', svg(chart("columns"))))
    assert keys == {"@2023-12-01", "@2024-12-01", "@2025-06-01"}


def test_points_of_a_line_lie_where_their_values_do(chart):
    made = chart("gauge")
    [line] = re.findall(r'data-key="@" d="M([^"]*)"', svg(made))
    points = [tuple(map(float, it.split(","))) for it in line.split("L")]
    low, high = made["layer"][1]["encoding"]["y"]["scale"]["domain"]
    for (_, y), value in zip(points, (0.1, 0.2, 0.3), strict=True):
        assert (made["height"] - y) / made["height"] * (high - low) + low == pytest.approx(
            value, abs=1e-3
        )
