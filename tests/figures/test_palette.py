import re

import pytest

from balanza.errors import UnknownName
from balanza.figures import colour, css, partner_colour
from balanza.figures.palette import palette

TEXT = ["ink", "muted", "link", *(name for name in palette() if name.startswith("partner-"))]
SHAPES = ["axis", "deficit", "surplus", "total"]


def brightness(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_is_legible_on_paper_and_on_bands(name, mode):
    grounds = ["paper"] if name.startswith("partner-") else ["paper", "band"]
    for ground in grounds:
        paper = getattr(palette()[ground], mode)
        assert contrast(getattr(palette()[name], mode), paper) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", SHAPES)
def test_shapes_stand_out_from_paper(name, mode):
    assert contrast(getattr(palette()[name], mode), getattr(palette()["paper"], mode)) >= 3


def test_no_two_colours_are_alike_so_that_each_can_be_told_in_a_picture():
    lights = [it.light for it in palette().values()]
    assert len(set(lights)) == len(lights)


def test_a_partner_without_a_colour_is_grey():
    assert partner_colour("ABW") == colour("muted")


def test_a_misspelt_colour_is_guessed():
    with pytest.raises(UnknownName, match="Did you mean 'deficit'"):
        colour("deficite")


def test_the_page_gets_every_colour_for_both_papers():
    for dark in (False, True):
        assert set(re.findall(r"--([\w-]+):", css(dark))) == set(palette())
