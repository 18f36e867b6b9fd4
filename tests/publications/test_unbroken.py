"""What no line of a page breaks in, and what stays as it was."""

import pytest
from markupsafe import Markup

from balanza.publications.unbroken import kept, unbroken

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Jan–Jun 2025"),
        ("en", "Jan–Jun"),
        ("en", "8 October 2026"),
        ("en", "12.5 billion"),
        ("en", "billion USD"),
        ("es", "ene–jul 2025"),
        ("es", "ene-jul"),
        ("es", "8 de octubre de 2026"),
        ("es", "66.6 mil"),
        ("es", "Estados Unidos"),
    ],
)
def test_a_span_a_day_and_an_amount_stay_in_one_line(code, text):
    around = f"a, {text}; b"
    assert unbroken(Markup(around), code) == f'a, <span class="whole">{text}</span>; b'
    assert kept(around, code) == f"a, {text.replace(' ', SPACE)}; b"


@pytest.mark.parametrize(
    "html",
    [
        '<a title="Jan–Jun 2025">the period</a>',
        '<svg class="trend"><title>2% in Jan–Jun 2025</title><path d="M0,0"/></svg>',
        "Herfindahl-Hirschman, opto-electronics, in 2025 the deficit",
        "A &amp; B &lt;i&gt;",
    ],
)
def test_tags_pictures_and_other_words_stay_as_they_are(html):
    assert unbroken(Markup(html), "en") == html


def test_what_was_escaped_is_escaped_once():
    html = unbroken(Markup("R&amp;D, Jan–Jun 2025"), "en")
    assert html == 'R&amp;D, <span class="whole">Jan–Jun 2025</span>'
    assert isinstance(html, Markup)
