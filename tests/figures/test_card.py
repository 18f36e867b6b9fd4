import re

from balanza.figures import CARD_SCALE, card, png

PICTURE = '<svg width="350" height="300" viewBox="0 0 350 300"><rect id="it"/></svg>'
FIRST, SECOND = "The deficit was 5.5 billion.", "It grew " + "very " * 200 + "much."


def told(drawn):
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))


def test_a_card_holds_title_finding_dateline_label_and_picture():
    drawn = card("A title", FIRST, ["Data through June", "Sample"], PICTURE, "billion USD")
    assert told(drawn) == f"A title {FIRST} billion USD Data through June Sample"
    assert '<rect id="it"/>' in drawn


def test_sentences_without_room_are_left_out_whole():
    assert told(card("A title", f"{FIRST} {SECOND}", [], "")) == f"A title {FIRST}"
    assert told(card("A title", SECOND, [], "")) == "A title"


def test_it_is_of_the_size_that_networks_show():
    body = png(card("A title", FIRST, [""], PICTURE), CARD_SCALE)
    assert (int.from_bytes(body[16:20]), int.from_bytes(body[20:24])) == (1200, 630)
