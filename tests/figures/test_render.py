import re

import pytest

from balanza.figures import draw, framed, plain, png, svg

ROWS = [{"product": "04", "balance_usd": -152.5}, {"product": "08", "balance_usd": 51.6}]


@pytest.fixture
def chart(figure, words):
    return draw(ROWS, figure("waterfall", x="product", y="balance_usd"), words(), 760)


def test_colours_follow_the_page_and_have_a_light_fallback(chart):
    drawn = svg(chart)
    assert 'fill="var(--deficit, #a5293f)"' in drawn
    assert not re.search(r'(fill|stroke)="#', drawn)


def test_the_parts_of_a_picture_have_no_roles_of_their_own(chart):
    assert not re.search(r"role=|aria-", svg(chart))


def test_the_same_chart_gives_the_same_bytes(chart):
    assert svg(chart) == svg(chart)
    assert png(svg(chart), 1) == png(svg(chart), 1)


def test_the_picture_is_as_wide_as_asked(chart):
    assert svg(chart).startswith("<svg")
    assert re.match(r'<svg[^>]* width="760"', svg(chart))


def test_a_plain_picture_has_colours_that_any_program_knows(chart):
    assert "var(" not in plain(svg(chart))


def test_a_picture_that_stands_alone_holds_its_words(chart, words):
    said = words(title="R&D <now>", subtitle="USD", note="A note", source="Source: Census")
    drawn = framed(svg(chart), said)
    found = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert {"R&amp;D &lt;now&gt;", "USD", "A note", "Source: Census"} <= set(found)
    assert png(drawn, 1).startswith(b"\x89PNG")


def test_what_is_no_picture_cannot_be_framed(words):
    with pytest.raises(ValueError, match="no SVG of known size: '<p>'"):
        framed("<p>", words())
