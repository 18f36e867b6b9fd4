import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from markupsafe import Markup
from tests.publications.small_page import (
    DATA,
    DRAWN,
    LINK,
    Elements,
)

from balanza.errors import UnknownName
from balanza.publications import (
    Course,
    Exhibit,
    Page,
    Passage,
    Readouts,
    Table,
    page,
)


def test_every_element_is_closed_and_every_id_is_its_own(bound):
    elements = Elements(bound())
    ids = [attrs["id"] for _, attrs in elements.found if "id" in attrs]
    assert elements.open == []
    assert len(ids) == len(set(ids))


def test_it_needs_nothing_else(bound):
    elements = Elements(bound())
    assert not {"link", "img", "iframe"} & {tag for tag, _ in elements.found}
    assert not [it for it in elements.all("script") if "src" in it]
    addresses = re.findall(r"url\(\W?(\w+:[\w/]+)", bound())
    assert set(addresses) == {"data:font/woff2"}
    assert bound().count("url(") == len(addresses)


def test_a_browser_lets_it_run_its_own_script_and_fetch_nothing(bound):
    html = bound()
    [policy] = Elements(html).all("meta", **{"http-equiv": "Content-Security-Policy"})
    [script] = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert policy["content"].startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{digest}';" in policy["content"]
    assert len(script) < 9000


def test_the_script_is_told_words_and_the_cards_that_there_are(bound):
    course = Course("", "", ("−298.9", "</script>"))
    traces = {"@2024": "deficit", "@2025": "elsewhere"}
    said = Readouts("USD", (("2024", "2024"), ("2025", "<i>")), (course,), traces)
    html = bound(replace(DRAWN, readouts=said))
    [told] = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html)
    assert json.loads(told)["of"] == [["", "", ["−298.9", "</script>"]]]
    assert json.loads(told)["traces"] == {"@2024": "deficit"}
    assert json.loads(told)["trace"] == ""


def test_a_picture_of_which_nothing_is_told_asks_for_nothing(bound):
    assert not Elements(bound()).all("script", type="application/json")


def test_the_structure_serves_a_screen_reader(bound):
    elements = Elements(bound())
    assert elements.all("html", lang="en")
    assert elements.all("a", href="#text", **{"class": "skip"})
    assert elements.all("main", id="text")
    headings = [tag for tag, _ in elements.found if re.fullmatch(r"h\d", tag)]
    assert headings == ["h1", "h2"]


def test_a_number_opens_its_card_and_has_a_note_for_print(bound):
    html = bound()
    elements = Elements(html)
    assert len(elements.all("button", popovertarget="card-deficit", **{"class": "number"})) == 3
    assert len(elements.all("a", href="#trace-deficit")) == 3 + len(["the whole list"])
    assert elements.all("div", id="card-deficit", popover=None, role="dialog")
    assert elements.all("div", id="trace-deficit")
    assert 'popovertarget="card-deficit">$298.9 billion</button>' in html


def test_a_text_longer_than_a_line_of_a_phone_is_a_link_that_can_break(bound):
    words = "the deepest deficit that there ever was"
    text = Markup('<a class="number" href="#trace-deficit">{}</a>').format(words)
    html = bound(Passage(Markup("<p>It is {}.</p>").format(text)))
    assert f'href="#trace-deficit" data-card="card-deficit">{words}</a>' in html
    assert "</sup>.</span></p>" in html


def test_brackets_and_stops_stay_on_the_line_of_their_number(bound):
    html = bound(Passage(Markup("<p>Deep (") + LINK + Markup("), it was</p>")))
    assert '<p>Deep <span class="whole">(<button' in html
    assert "</sup>),</span> it was</p>" in html


def test_a_number_without_a_trace_is_refused(bound):
    with pytest.raises(UnknownName, match="No trace is called 'deficit'"):
        bound(traces=())


def test_a_card_shows_the_first_sources_and_the_notes_all(bound):
    html = bound()
    card = html[html.index('id="card-deficit"') :]
    assert card.count("https://x/") == 2
    assert "The whole list (7)" in card
    assert all(f"{n:064x}" in html for n in range(7))


def test_what_was_text_stays_text(bound):
    html = bound()
    assert "<h1>R&amp;D &lt;now&gt;</h1>" in html
    assert "SELECT &lt;1&gt;" in html


def test_both_pictures_tell_what_they_show(bound):
    elements = Elements(bound())
    pictures = elements.all("svg", role="img", **{"aria-label": 'Columns, "deep"'})
    assert [it["width"] for it in pictures] == ["760", "350"]


def test_data_stand_behind_a_picture_and_open_where_there_is_none(bound):
    table = Exhibit(
        name="t",
        number=2,
        title_html=Markup("T"),
        subtitle_html=Markup(""),
        note_html=Markup(""),
        source="Census",
        alt="",
        table=DATA,
    )
    assert Elements(bound(DRAWN)).all("details", **{"class": "data"})
    assert not Elements(bound(table)).all("details", **{"class": "data"})
    assert Elements(bound(table)).all("table")


def test_amounts_stand_to_the_right(bound):
    cells = re.findall(r"<t[hd][^>]*>[^<]*</t[hd]>", bound(DRAWN))
    assert '<td class="amount">−298.9</td>' in cells
    assert '<th scope="row">2024</th>' in cells


def test_a_sample_says_so_at_the_top_and_at_every_exhibit(bound):
    assert bound().count("Sample edition") == 2
    assert "band" not in [it.get("class") for it in Elements(bound(label="")).all("aside")]


def test_a_page_without_numbers_has_no_notes():
    plain = Page(
        language="en",
        title="T",
        standfirst_html=Markup("S"),
        label="",
        dateline="",
        blocks=(),
        traces=(),
        colophon_html=Markup(""),
    )
    assert "How each number was made" not in page(plain)


def test_a_language_without_words_is_refused(bound):
    with pytest.raises(UnknownName, match="No language is called 'eo'"):
        bound(language="eo")


def test_dark_paper_comes_by_the_readers_preference_and_never_in_print(bound):
    assert "@media screen and (prefers-color-scheme: dark)" in bound()


def test_the_same_content_gives_the_same_bytes(bound):
    assert bound() == bound()


def test_the_edition_is_told_once_and_marked_at_each_exhibit(bound):
    label = "Sample edition: a reconstruction that agrees with the totals."
    html = bound(label=label)
    assert html.count(label) == 1
    assert Elements(html).all("aside", id="edition")
    assert html.count('<a class="label" href="#edition">Sample edition</a>') == 1


def test_a_span_of_months_stays_in_one_line_wherever_it_stands(bound):
    span = '<span class="whole">Jan–Jun 2025</span>'
    table = Table(("Year", "Jan–Jun 2025"), DATA.rows, "By year")
    said = {"subtitle_html": Markup("Jan–Jun 2025"), "note_html": Markup("Jan–Jun 2025")}
    html = bound(replace(DRAWN, table=table, source="Jan–Jun 2025", **said))
    assert html.count(span) == html.count("Jan–Jun 2025") == 4
