import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from balanza.errors import CatalogError
from balanza.publications.passages import (
    Grid,
    Heading,
    Listing,
    Paragraph,
    Run,
    passages,
    runs,
    words_of,
)


def test_headings_paragraphs_and_lists_come_in_order():
    assert passages("<h2>A</h2>\n<p>b</p><ul><li>c</li><li><p>d</p></li></ul>") == (
        Heading(2, (Run("A"),)),
        Paragraph((Run("b"),)),
        Listing(False, ((Paragraph((Run("c"),)),), (Paragraph((Run("d"),)),))),
    )


def test_a_list_may_hold_a_list():
    inner = Listing(False, ((Paragraph((Run("b"),)),),))
    assert passages("<ol><li>a<ul><li>b</li></ul></li></ol>") == (
        Listing(True, ((Paragraph((Run("a"),)), inner),)),
    )


def test_styles_add_up():
    assert runs("<strong>a<em>b</em></strong><sup>2</sup> <code>c</code>") == (
        Run("a", strong=True),
        Run("b", strong=True, emphasis=True),
        Run("2", raised=True),
        Run(" "),
        Run("c", code=True),
    )


def test_a_link_leads_out_or_to_the_trace_of_a_number():
    assert runs('<a href="https://x">a</a><a class="number" href="#trace-d">b</a>') == (
        Run("a", link="https://x"),
        Run("b", trace="d"),
    )


def test_blanks_are_one_space_and_none_at_the_ends():
    assert words_of(runs(" a \n <em> b</em>\n")) == "a b"
    assert runs(" <em> </em>\n") == ()


def test_words_outside_a_tag_are_a_paragraph():
    assert passages("a <em>b</em><p>c</p>d") == (
        Paragraph((Run("a "), Run("b", emphasis=True))),
        Paragraph((Run("c"),)),
        Paragraph((Run("d"),)),
    )


def test_a_table_has_heads_and_rows():
    html = "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    assert passages(html) == (Grid(((Run("A"),),), (((Run("1"),),),)),)
    assert passages("<table></table>") == (Grid((), ()),)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>a<br>b</p>", "holds <br>"),
        ("<p>a", "holds a tag left open"),
        ("<p>a</em></p>", "holds </em>"),
    ],
)
def test_what_paper_has_no_form_for_is_named(html, told):
    with pytest.raises(CatalogError, match=rf"{told}.*Write it in Markdown with headings"):
        passages(html)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1))
def test_what_was_text_comes_back(text):
    assert words_of(runs(str(escape(text)))) == text


def test_a_frame_around_blocks_is_none_of_them():
    assert passages("<div>\n<p>a</p>\n</div>") == (Paragraph((Run("a"),)),)
    assert passages("<ul>\n<li>a</li>\n</ul>") == (
        Listing(False, ((Paragraph((Run("a"),)),),)),
    )


def test_a_small_picture_in_a_line_is_told_by_its_title():
    drawn = '<svg class="trend" role="img"><title>from 1 to 2</title><path d="M0 0"/></svg>'
    assert words_of(runs(f"Taiwan {drawn}")) == "Taiwan from 1 to 2"
