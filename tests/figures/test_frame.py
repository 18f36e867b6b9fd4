import re

import pytest

from balanza.figures import SIZES, draw, framed, png, portable, space, svg
from balanza.figures.frame import laid
from balanza.figures.lettering import balance

ROWS = [{"product": "04", "balance_usd": -152.5}, {"product": "08", "balance_usd": 51.6}]
NOTE = "A note that is long enough to be broken into more than one line. " * 4
DOTS = {"square": (1080, 1080), "story": (1080, 1920)}


@pytest.fixture
def picture(figure, words):
    def make(size):
        said = words(title="A finding of some length that is the title", note=NOTE)
        drawn = figure("waterfall", x="product", y="balance_usd")
        chart = draw(ROWS, drawn, said, *space(said, size))
        return framed(svg(chart), said, size)

    return make


@pytest.mark.parametrize("size", DOTS)
def test_square_and_story_have_the_dots_that_networks_ask_for(picture, size):
    body = png(picture(size), SIZES[size].scale)
    assert (int.from_bytes(body[16:20]), int.from_bytes(body[20:24])) == DOTS[size]


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_lost_and_all_lie_within(picture, size):
    drawn = picture(size)
    found = re.findall(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>([^<]*)</text>', drawn)
    told = " ".join(text for _, text in found)
    assert "A finding of some length that is the title" in told
    assert NOTE.strip() in told
    high = float(re.match(r'<svg[^>]* height="([\d.]+)"', drawn)[1])
    assert max(float(y) for y, _ in found) < high - SIZES[size].low


def test_the_chart_has_the_room_that_words_leave(words):
    short, long = words(), words(note=NOTE)
    assert space(short, "article") == (760, 0)
    assert space(short, "square")[1] > space(long, "square")[1] > 150


def test_a_portable_picture_carries_its_typeface(picture):
    drawn = portable(picture("article"))
    assert drawn.count("@font-face") == 2
    assert drawn.startswith("<svg")


def test_a_title_leaves_no_word_alone_in_its_last_line():
    lines = laid(
        [("Taiwan is the new first supplier of ICT", SIZES["story"].title)], 398, even=True
    )
    assert [text for text, _ in lines] == ["Taiwan is the new", "first supplier of ICT"]
    assert balance("Indivisible" * 9, 10, 40) == ["Indivisible" * 9]


def test_a_note_leaves_no_word_alone_in_its_last_line():
    style = SIZES["article"].foot
    said = " ".join(["word"] * 21)
    lines = [line for line, _ in laid([(said, style)], 27 * 20)]
    assert " ".join(lines) == said
    assert all(" " in line for line in lines)
