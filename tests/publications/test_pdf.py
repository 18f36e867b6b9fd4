import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from balanza.errors import CatalogError
from balanza.publications import Exhibit, Page, Passage, pdf

SPECIAL = "#$*_`<>@=-+/\\[]{}()&%~^|'\"\u00bf\u2014\u2013\u2212\u201c\u2019\u2026\u20ac"
SET = st.text(st.sampled_from(f"abz 09\u00e1\u00f1{SPECIAL}"), min_size=1)


def opened(page):
    return pypdf.PdfReader(BytesIO(pdf(page)))


def text(page):
    return "\n".join(it.extract_text() for it in opened(page).pages)


def letters(words):
    """What is left of words when lines may be broken anywhere."""
    return re.sub(r"\s", "", words)


def elements(reader):
    """The elements of the structure in the order in which they are read."""

    def walk(it):
        it = it.get_object()
        if isinstance(it, dict):
            if "/S" in it:
                yield it
            yield from walk(it.get("/K", pypdf.generic.NullObject()))
        elif isinstance(it, list):
            for one in it:
                yield from walk(one)

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]))


def tagged(reader):
    """The elements of the structure by their tag, in order."""
    found = defaultdict(list)
    for it in elements(reader):
        found[it["/S"]].append(it)
    return found


@pytest.fixture
def reader(content):
    return opened(content())


def test_it_claims_both_standards_and_says_whose_and_of_when_it_is(reader):
    root = reader.trailer["/Root"]
    claims = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert "<pdfaid:part>2</pdfaid:part>" in claims
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert root["/Lang"] == "en-US"
    assert root["/MarkInfo"]["/Marked"]
    assert (reader.metadata.title, reader.metadata.author) == ("R&D <now>", "balanza")
    assert reader.metadata.creation_date.date() == date(2025, 8, 5)


def test_headings_are_an_outline(reader):
    title, chapters = reader.outline
    assert title.title == "R&D <now>"
    assert [it.title for it in chapters] == [
        "What makes it",
        "How each number was made",
        "What the indicators measure",
        "The answers behind the numbers",
        "The queries",
    ]


def test_pictures_say_what_they_show_and_tables_have_heads(reader):
    tags = tagged(reader)
    assert [it["/Alt"] for it in tags["/Figure"]] == ["Columns that fall."]
    assert [it["/A"][0]["/Scope"] for it in tags["/TH"]] == ["/Column"] * 3
    assert len(tags["/TD"]) == 6
    assert len(tags["/H1"]) == 1


def test_every_font_is_inside_and_ours(reader):
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert all(
        {"/FontFile2", "/FontFile3"} & it["/FontDescriptor"].get_object().keys() for it in fonts
    )
    names = {str(it["/BaseFont"]).partition("+")[2].partition("-")[0] for it in fonts}
    assert names == {"Inter", "LibertinusSerif", "DejaVuSansMono"}


def test_a_number_has_its_note_and_the_note_leads_back(reader):
    places = [
        (link["/Dest"] if "/Dest" in link else link["/A"].get("/D"))
        for page in reader.pages
        for link in (it.get_object() for it in page.get("/Annots", []))
    ]
    inside = [it for it in places if it is not None]
    # Six mentions of a number and one of a picture; three notes that lead back, to answers
    # and to a query.
    assert len(inside) == 7 + 3 + 3 + 3


def test_what_is_written_can_be_read(content):
    told = text(content())
    assert "It was $298.9 billion1 (*one*), after +71%2, as said." in told
    assert re.search(r"−\$298\.9 billion The deficit\.", told)
    assert 'SELECT "b" FROM Q1 WHERE "p" = \'01\'' in told
    assert f"{2:064x}" in told


def test_a_sample_says_so_on_every_page(content):
    pages = [it.extract_text() for it in opened(content()).pages]
    assert len(pages) > 1
    assert all("Sample edition" in it for it in pages)
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_without_a_label_the_day_of_the_data_stands_there(content):
    pages = [it.extract_text() for it in opened(content(label="")).pages]
    assert all("Data through June 2025" in it for it in pages)


def test_a_page_without_numbers_has_no_notes(written):
    assert "How each number was made" not in text(written("Nothing to count"))


@given(SET)
@settings(max_examples=25, deadline=None)
def test_what_typst_would_read_as_its_own_stays_text(text_of_any, words):
    assert letters(text_of_any(words)) == letters(words)


@pytest.fixture(scope="module")
def text_of_any():
    """What a reader finds in the one passage of a page."""

    def read(words):
        said = Passage(Markup("<p>BEGIN{}END</p>").format(words))
        page = Page(
            language="en",
            title="T",
            standfirst_html=Markup(""),
            label="",
            dateline="",
            blocks=(said,),
            traces=(),
            colophon_html=Markup(""),
        )
        return text(page).partition("BEGIN")[2].partition("END")[0]

    return read


def test_letters_that_no_font_has_are_named(written):
    told = r'brief\.en\.md cannot be set as PDF: .*"台".* Mend the text, or leave pdf out'
    with pytest.raises(CatalogError, match=told):
        pdf(written("台湾"))


@pytest.fixture
def lower(content):
    """A page whose exhibit stands after so many paragraphs, and before a last few."""

    def make(count):
        page = content()
        exhibit = next(it for it in page.blocks if isinstance(it, Exhibit) and it.pictures)
        told = Passage(Markup("<p>{}</p>").format("word " * 80))
        return replace(page, blocks=(*(told,) * count, exhibit, told, told))

    return make


@pytest.mark.parametrize("count", range(3, 9))
def test_a_page_is_full_though_the_exhibit_does_not_fit(lower, count):
    first, second = (it.extract_text() for it in opened(lower(count)).pages[:2])
    beside = 270 if "EXHIBIT 1" in first else 0  # words that would stand where it stands
    assert len(re.findall("word", first)) + beside > 440
    assert ("EXHIBIT 1" in first) != ("EXHIBIT 1" in second)


def test_an_exhibit_atop_the_next_page_is_read_where_it_belongs(lower):
    reader = opened(lower(6))
    assert "EXHIBIT 1" in reader.pages[1].extract_text()
    order = [it["/S"] for it in elements(reader)]
    told = order[: order.index("/Figure")]
    assert told.count("/P") == 7  # the standfirst and the six before it, not the two after


def test_an_exhibit_that_is_all_of_its_chapter_stays_under_its_heading(lower):
    page = lower(6)
    heading = Passage(Markup("<h2>Annex</h2>"))
    reader = opened(replace(page, blocks=(*page.blocks[:6], heading, page.blocks[6])))
    first, second = (it.extract_text() for it in reader.pages[:2])
    assert "Annex" not in first
    assert second.index("Annex") < second.index("EXHIBIT 1")


def test_a_span_of_months_stays_on_its_line(written):
    words = "Data of the months Jan–Jun 2025 and "
    for short in range(12):
        told = opened(written("x" * short + " " + words * 9)).pages[0].extract_text()
        assert told.count("Jan–Jun 2025") == 9, told


def test_the_same_content_gives_the_same_bytes(content):
    assert pdf(content()) == pdf(content())
