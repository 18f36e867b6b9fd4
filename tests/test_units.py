"""Numbers as a language writes them."""

import pytest

from balanza import units
from balanza.publications.language import language
from balanza.units import ENGLISH, Notation

GERMAN = Notation(
    decimal=",",
    group=".",
    percent="{}\N{NO-BREAK SPACE}%",
    dollars="{} Dollar",
    millions="{} Millionen Dollar",
    billions="{} Milliarden Dollar",
    ordinals=("nullter",),
    endings={"": "."},
)


def test_a_notation_has_marks_and_words_of_its_own():
    assert units.usd(-1_298_900_000_000, GERMAN) == "−1.298,9 Milliarden Dollar"
    assert units.size(213_120_900, GERMAN) == "213,1 Millionen Dollar"
    assert units.percent(0.7163, GERMAN) == "71,6\N{NO-BREAK SPACE}%"
    assert units.change(-0.32, GERMAN) == "−32\N{NO-BREAK SPACE}%"
    assert units.exact(-1_234_567, GERMAN) == "−1.234.567"
    assert units.index(0.1472, GERMAN) == "0,147"
    assert units.ordinal(3, GERMAN) == "3."


@pytest.mark.parametrize("style", [it for it in units.STYLES if it is not units.ordinal])
@pytest.mark.parametrize("by", [ENGLISH, GERMAN])
def test_what_rounds_to_nought_has_no_sign(style, by):
    assert style(-1e-9, by) == style(0, by)
    assert units.MINUS not in style(-1e-9, by)
    assert "+" not in style(-1e-9, by)


def test_english_is_the_same_in_its_file_as_without_one():
    assert language("en").amounts == ENGLISH


@pytest.mark.parametrize(
    ("place", "words"),
    [(3, "third"), (13, "13th"), (21, "21st"), (101, "101st"), (111, "111th"), (112, "112th")],
)
def test_a_place_beyond_the_words_has_its_ending(place, words):
    assert units.ordinal(place) == words
