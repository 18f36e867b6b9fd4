import html
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from balanza.publications import Passage, markdown
from balanza.publications.markdown import escaped


def body(page):
    return markdown(page).partition("\n---\n\n")[2]


def test_the_front_matter_says_what_a_site_wants_to_know(content):
    _, front, _ = markdown(content()).split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": "R&D <now>",
        "date": "2025-08-05",
        "lang": "en",
        "description": "Data through June 2025",
        "label": "Sample edition",
    }


def test_prose_is_prose_and_a_number_has_a_footnote(content):
    told = body(content())
    assert "# R\\&D \\<now\\>" in told
    assert "## What *makes* it\n\nIt was \\$298.9 billion[^1] (\\*one\\*)" in told
    assert ", after +71%[^2], [as said](<https://x.org/>)." in told
    assert "1. First\n\n   - within" in told


def test_a_picture_lies_beside_it_and_a_table_is_of_pipes(content):
    told = body(content())
    assert "**Exhibit 1. It fell by \\$298.9 billion[^1]**" in told
    assert "![Columns that fall.](figures/drawn.svg)" in told
    assert "Source: Census[^3]" in told
    assert "| Category | Such as | Balance |\n| --- | --- | ---: |\n" in told
    assert "| Electronics | chips | −298.9[^1] |" in told


def test_every_footnote_is_there_once(content):
    told = body(content())
    notes = re.findall(r"^\[\^(\d+)\]:", told, re.MULTILINE)
    assert notes == ["1", "2", "3"]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", told)) == set(notes)


def test_a_note_says_how_its_number_was_made(content):
    assert (
        "[^1]: **−\\$298.9 billion** The deficit. Trade balance: exports\\_usd - imports\\_usd;"
        " table atp; window = ytd; through 2025-06. Vintage: 2025-08-05; Sources: S1–S3; "
        '`SELECT "b" FROM Q1 WHERE "p" = \'01\'`'
    ) in body(content())


def test_a_page_without_label_or_numbers_has_neither(written):
    told = body(written("Nothing to count"))
    assert told.endswith("Nothing to count\n\n---\n\nMade by us\n")
    assert "\n> " not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("<p>- no list</p>", "\\- no list"),
        ("<p>1. no list</p>", "1\\. no list"),
        ("<p>a<em> b </em>c</p>", "a *b* c"),
        ("<p>x<sup>2</sup> <code>a_b</code></p>", "x<sup>2</sup> `a_b`"),
        ("<p>a<strong> </strong>b</p>", "a b"),
    ],
)
def test_marks_embrace_words_alone_and_openings_are_no_marks(content, words, told):
    assert f"\n\n{told}\n\n---" in body(content(blocks=(Passage(Markup(words)),)))


def test_a_table_of_prose_is_of_pipes(content):
    table = Markup("<table><tr><th>A</th></tr><tr><td>b</td></tr></table>")
    assert "| A |\n| --- |\n| b |" in body(content(blocks=(Passage(table),)))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1))
def test_what_markdown_would_read_as_its_own_stays_text(text):
    read = MarkdownIt("commonmark").renderInline(f"a{escaped(text)}a")
    assert html.unescape(read) == f"a{text}a"
