import re
from itertools import combinations
from math import dist

import pytest

from balanza.errors import UnknownName
from balanza.figures import accent, colour, css, partner_colour
from balanza.figures.palette import palette

CODED = [name for name in palette() if name.startswith(("partner-", "region-"))]
TEXT = ["ink", "muted", "link", *CODED]
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
    grounds = ["paper"] if name in CODED else ["paper", "band"]
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


def test_a_region_has_a_colour_of_its_own():
    assert partner_colour("USMCA") == palette()["region-USMCA"].light


def test_a_misspelt_colour_is_guessed():
    with pytest.raises(UnknownName, match="Did you mean 'deficit'"):
        colour("deficite")


def test_the_page_gets_every_colour_for_both_papers():
    for dark in (False, True):
        assert set(re.findall(r"--([\w-]+):", css(dark))) == set(palette())


SEEN = {
    "by most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # Machado, Oliveira and Fernandes (2009), doi 10.1109/TVCG.2009.113, at full severity
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)  # Oklab, https://bottosson.github.io/posts/oklab


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def looks(colour, eyes):
    """Where a colour lies in Oklab, times 100, for eyes of a kind."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    cones = times(CONES, times(SEEN[eyes], linear))
    return [100 * it for it in times(LAB, [max(it, 0) ** (1 / 3) for it in cones])]


def apart(one, other, mode):
    """How far two colours of the palette lie apart for the eyes that tell them worst."""
    pair = [getattr(palette()[it], mode) for it in (one, other)]
    return min(dist(*(looks(it, eyes) for it in pair)) for eyes in SEEN)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_deficit_and_surplus_and_mexico_and_canada_are_told_apart_by_all_eyes(mode):
    assert apart("deficit", "surplus", mode) > 12
    assert apart("partner-MEX", "partner-CAN", mode) > 8


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("family", ["partner-", "region-"])
def test_every_two_partners_or_regions_are_told_apart_by_all_eyes(family, mode):
    partners = [it for it in palette() if it.startswith(family)]
    alike = [
        (one, other, round(apart(one, other, mode), 1))
        for one, other in combinations(partners, 2)
        if apart(one, other, mode) < 4
    ]
    assert not alike


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["partner-MEX", "partner-CAN"])
def test_mexico_and_canada_are_found_among_the_others_by_all_eyes(name, mode):
    others = [it for it in palette() if it.startswith("partner-") and it != name]
    assert min(apart(name, it, mode) for it in others) > 5


def test_on_grey_paper_a_whole_year_is_darker_than_a_hatched_one():
    for kind in ("deficit", "surplus"):
        whole, part = (brightness(palette()[it].light) for it in (kind, f"{kind}_soft"))
        assert (part + 0.05) / (whole + 0.05) > 3


def test_a_partner_is_named_in_its_colour_or_in_that_of_all_words():
    assert [accent(it) for it in ("MEX", "USMCA", "BRA")] == [
        "partner-MEX",
        "region-USMCA",
        "ink",
    ]
