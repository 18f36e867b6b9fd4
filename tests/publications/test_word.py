import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from markupsafe import Markup

from balanza.publications import Passage, word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(page):
    return docx.Document(BytesIO(word(page)))


@pytest.fixture
def document(content):
    return opened(content())


def texts(document, style):
    return [it.text for it in document.paragraphs if it.style.name == style]


def test_headings_and_captions_are_styles_that_word_knows(document):
    assert texts(document, "Title") == ["R&D <now>"]
    assert texts(document, "Heading 2")[:2] == ["What makes it", "How each number was made"]
    assert texts(document, "Caption") == ["It fell by $298.9\xa0billion[1]", "By category"]
    assert texts(document, "List Number") == ["First"]
    assert texts(document, "List Bullet 2") == ["within"]


def test_every_ordered_list_counts_from_one_and_an_item_may_go_on(content):
    html = Markup(
        "<ol><li><p>a</p><p>goes on</p></li><li>b</li></ol><p>-</p><ol><li>c</li></ol>"
    )
    document = opened(content(blocks=(Passage(html),)))
    counts = [it.get(f"{W}val") for it in document.element.body.iter(f"{W}numId")]
    assert texts(document, "List Number") == ["a", "b", "c"]
    assert texts(document, "List Continue") == ["goes on"]
    assert counts[0] == counts[1] != counts[2]
    overrides = document.part.numbering_part.element.xpath(
        f"./w:num[@w:numId='{counts[2]}']/w:lvlOverride/w:startOverride/@w:val"
    )
    assert overrides == ["1"]


def test_it_says_whose_of_when_and_in_which_language(document):
    known = document.core_properties
    assert (known.title, known.author, known.language) == ("R&D <now>", "balanza", "en")
    assert str(known.created) == str(known.modified) == "2025-08-05 00:00:00+00:00"
    languages = {it.get(f"{W}val") for it in document.styles.element.iter(f"{W}lang")}
    assert languages == {"en-US"}


def test_a_picture_says_what_it_shows(document):
    (picture,) = document.inline_shapes
    told = [it.get("descr") for it in document.element.body.iter() if it.tag.endswith("}docPr")]
    assert told == ["Columns that fall."]
    assert picture.height.inches == pytest.approx(2.7, abs=0.01)


def test_heads_are_repeated_rows_stay_whole_and_amounts_stand_to_the_right(document):
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Category", "Such as", "Balance"],
        ["Aerospace", "engines & wings", "+71%[2]"],
        ["Electronics", "chips", "−298.9[1]"],
    ]
    rows = document.element.body.iter(f"{W}tr")
    heads = [it.find(f"{W}trPr/{W}tblHeader") is not None for it in rows]
    assert heads == [True, False, False]
    assert table.cell(1, 2).paragraphs[0].alignment == 2
    colours = [str(table.cell(row, 2).paragraphs[0].runs[0].font.color.rgb) for row in (1, 2)]
    assert colours == ["1D6B9A", "A5293F"]


def test_every_link_within_leads_somewhere(document):
    body = document.element.body
    places = [it.get(f"{W}name") for it in body.iter(f"{W}bookmarkStart")]
    wanted = {it.get(f"{W}anchor") for it in body.iter(f"{W}hyperlink")} - {None}
    assert len(places) == len(set(places))
    assert wanted <= set(places)
    assert {"note-1", "number-1", "note-3", "number-3", "S1", "Q1"} <= wanted


def test_a_note_says_how_its_number_was_made(document):
    first, *_ = texts(document, "Note")
    assert first == (
        "1 −$298.9 billion The deficit. Trade balance; "
        "table atp; window = ytd; through 2025-06. Vintage: 2025-08-05; Sources: S1–S3 "
        'SELECT "b" FROM Q1 WHERE "p" = \'01\''
    )


def test_a_note_on_a_number_that_stands_nowhere_leads_nowhere(content):
    told = opened(content(blocks=())).element.body
    assert "number-3" not in {it.get(f"{W}anchor") for it in told.iter(f"{W}hyperlink")}


def test_the_foot_of_each_page_counts_and_says_which_edition(document):
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.text == "Sample edition · Page 1 of 1"
    fields = [it.text for it in foot.part.element.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert len(document.sections) == 1


def test_styles_within_a_line_stay(content):
    line = Markup("<p>a <em>b</em> <strong>c</strong><code>d</code><sup>2</sup></p>")
    page = content(blocks=(Passage(line),), label="")
    (found,) = [it for it in opened(page).paragraphs if it.text == "a b cd2"]
    styled = {it.text: it for it in found.runs}
    assert styled["b"].italic
    assert styled["c"].bold
    assert styled["d"].font.name == "Courier New"
    assert styled["2"].font.superscript
    assert styled["a "].bold is None


def test_a_table_of_prose_is_a_table(content):
    html = Markup("<table><tr><th>A</th></tr><tr><td>b</td></tr></table>")
    (table,) = opened(content(blocks=(Passage(html),))).tables
    assert [row.cells[0].text for row in table.rows] == ["A", "b"]


def test_a_page_without_numbers_has_no_notes(written):
    assert texts(opened(written("Nothing to count")), "Heading 2") == []


def test_what_an_indicator_measures_is_told_once_behind_the_notes(document):
    (told,) = [it for it in texts(document, "Note") if it.startswith("Trade balance")]
    assert told == "Trade balance exports_usd - imports_usd. Not seasonally adjusted."


def test_no_clock_is_in_the_file(content):
    body = word(content())
    assert body == word(content())
    archive = ZipFile(BytesIO(body))
    assert {it.date_time for it in archive.infolist()} == {(2025, 8, 5, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2025-08-05"}


def test_a_span_of_months_and_an_amount_stay_on_their_lines(content):
    page = content()
    told = Passage(Markup("<p>In ene–jun 2025 and 1989–2025.</p>"))
    body = docx.Document(BytesIO(word(replace(page, blocks=(told,))))).element.body
    (line,) = body.xpath(".//w:p[w:r/w:noBreakHyphen]")
    assert [it.text for it in line.xpath(".//w:t")] == ["In ene", "jun\xa02025 and 1989–2025."]
