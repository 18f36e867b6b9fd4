from base64 import b64decode

import pytest
from fontTools.ttLib import TTFont

from balanza.definitions import read
from balanza.figures import font_faces, fonts
from balanza.figures.lettering import room, wrap

FILES = {"regular": "Inter-Regular.otf", "bold": "Inter-SemiBold.otf"}


@pytest.mark.parametrize("weight", FILES)
def test_the_widths_of_letters_are_those_of_the_files(weight):
    font = TTFont(fonts() / FILES[weight])
    names, metrics, size = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    told = read("balanza.figures", "letters.yaml")[weight]
    wrong = {
        letter: width
        for width, letters in told.items()
        for letter in letters
        if abs(metrics[names[ord(letter)]][0] / size * 100 - width) > 0.51
    }
    assert not wrong


def test_english_and_spanish_can_be_set():
    needed = set("áéíóúüñÁÉÍÓÚÜÑ¿¡“”\u2018\u2019–—−\u00d7…%$€")
    for name in ("Inter-Regular.woff2", "Inter-SemiBold.woff2", "Inter-Bold.otf"):
        assert needed <= {chr(it) for it in TTFont(fonts() / name).getBestCmap()}


def test_the_licence_travels_with_the_files():
    assert "SIL OPEN FONT LICENSE" in (fonts() / "LICENSE.txt").read_text("utf-8")


def test_a_page_carries_both_weights_in_little_room():
    css = font_faces()
    assert css.count("data:font/woff2;base64,") == 2
    assert b64decode(css.split("base64,")[1].split('"')[0]).startswith(b"wOF2")
    assert len(css) < 60_000


def test_bold_words_are_wider():
    assert room("Mexico", 12, bold=True) > room("Mexico", 12)
    assert wrap("Mexico passes", 100, room("Mexico passes", 100), bold=True) == [
        "Mexico",
        "passes",
    ]
