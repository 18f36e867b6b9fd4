import re

import pytest

from balanza.figures import partner_table, sparkline

HEADS = ["Supplier", "Such as", "Imports, billion USD", "Trend"]
LONG = "a rather long account of what it is that this one delivers"
ROWS = [
    ["Mexico", LONG, "47.6", sparkline([1, 2], 2, "partner-MEX", "up")],
    ["A & B", "chips", "−1.5", sparkline([2, 1], 2, "partner-CAN", "down")],
]


def height(drawn):
    return float(re.match(r'<svg width="[\d.]+" height="([\d.]+)"', drawn)[1])


def words(drawn):
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


def test_every_word_and_every_trend_is_there():
    drawn = partner_table(HEADS, ROWS, (760, 0))
    assert " ".join(words(drawn)).count("Mexico") == 1
    assert {"47.6", "A &amp; B", "−1.5", "chips"} <= set(words(drawn))
    assert drawn.count("<polyline") == 2


def test_amounts_end_at_the_same_place():
    drawn = partner_table(HEADS, ROWS, (760, 0))
    places = re.findall(r'<text x="([\d.]+)"[^>]*text-anchor="end"[^>]*>(?:47.6|−1.5)<', drawn)
    assert len(places) == 2
    assert len(set(places)) == 1


@pytest.mark.parametrize(("width", "high"), [(410, 260), (410, 120), (398, 480)])
def test_it_is_no_higher_than_there_is_room(width, high):
    drawn = partner_table(HEADS, ROWS, (width, high))
    assert height(drawn) <= high + 1
    assert LONG.split() == [it for it in " ".join(words(drawn)).split() if it in LONG.split()]


def test_where_nothing_fits_the_smallest_letters_are_taken():
    drawn = partner_table(HEADS, ROWS, (410, 10))
    assert 'font-size="8"' in drawn
    assert height(drawn) > 10


def test_amounts_with_a_space_before_their_sign_end_at_the_same_place():
    rows = [["México", "+49\N{NO-BREAK SPACE}%"], ["China", "−5\N{NO-BREAK SPACE}%"]]
    drawn = partner_table(["Socio", "Variación"], rows, (400, 0))
    places = re.findall(r'<text x="([\d.]+)"[^>]*text-anchor="end"[^>]*>[+−]', drawn)
    assert places == ["400.0", "400.0"]


def test_a_name_of_its_own_colour_has_it_in_every_column_and_leads_a_bold_row():
    rows = [["Mexico", "Canada", "1"], ["China", "Mexico", "2"]]
    accents = {"Mexico": "partner-MEX", "Canada": "partner-CAN"}
    drawn = partner_table(["Supplier", "Next", "Rank"], rows, (400, 0), accents)
    looks = re.findall(r'font-weight="(\d+)"[^>]*fill="(#\w+)">([^<]*)<', drawn)
    assert looks[3:] == [
        ("600", "#00705b", "Mexico"),
        ("600", "#c0460b", "Canada"),
        ("600", "#1b2127", "1"),
        ("600", "#1b2127", "China"),
        ("600", "#00705b", "Mexico"),
        ("400", "#1b2127", "2"),
    ]
