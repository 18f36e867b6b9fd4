"""The numbers of a whole brief, read back from every kind of paper."""

import re
from io import BytesIO

import docx
import pypdf
import pytest

from balanza.publications import markdown, pdf, word
from balanza.publish import files


def without_blanks(text):
    return re.sub(r"\s", "", text)


def of_pdf(page):
    reader = pypdf.PdfReader(BytesIO(pdf(page)))
    return "".join(it.extract_text() for it in reader.pages)


def of_word(page):
    body = docx.Document(BytesIO(word(page))).element.body
    return "".join(it.text or "" for it in body.iter() if it.tag.endswith("}t"))


def of_markdown(page):
    plain = re.sub(r"\\([^\w\s])", r"\1", markdown(page))
    return plain.replace("**", "").replace("[^", "[")


@pytest.fixture(scope="module", params=[of_pdf, of_word, of_markdown])
def told(request, published):
    return without_blanks(request.param(published.content))


def test_every_note_tells_the_value_of_its_trace_and_what_it_is(told, published):
    for number, it in enumerate(published.content.traces, start=1):
        said = without_blanks(f"{it.value_text} {it.says.removesuffix('.')}")
        assert re.search(rf"{number}(\]:)?{re.escape(said)}", told), it.name


def test_every_number_of_the_prose_stands_before_the_mark_of_its_note(told, published):
    page = published.content
    numbers = {it.name: n for n, it in enumerate(page.traces, start=1)}
    link = re.compile(r'<a class="number" href="#trace-([^"]+)">(.*?)</a>')
    texts = [page.standfirst_html, *(it.html for it in page.blocks if hasattr(it, "html"))]
    texts += [
        cell
        for it in page.blocks
        if hasattr(it, "pictures") and not it.pictures
        for row in it.table.rows
        for cell in row
    ]
    found = [it for text in texts for it in link.findall(text)]
    assert len(found) > 60
    for name, text in found:
        said = without_blanks(text)
        mark = rf"\[?{numbers[name]}\]?"
        assert re.search(rf"{re.escape(said)}{mark}", told), (name, text)


def test_answers_are_told_with_their_digests(told, published):
    digests = {it.sha256 for one in published.content.traces for it in one.sources}
    assert all(it in told for it in digests)


def test_markdown_brings_its_pictures_and_each_file_comes_once(published):
    names = [name for name, _ in files([published], ["md", "svg", "pdf", "docx"])]
    assert len(names) == len(set(names))
    text = markdown(published.content)
    pictures = re.findall(r"\]\((figures/\w+\.svg)\)", text)
    assert len(pictures) == 9
    assert {"north_america.md", "north_america.pdf", "north_america.docx", *pictures} <= set(
        names
    )


def test_paper_carries_the_day_of_the_data(published):
    assert str(published.content.vintage) == "2025-08-05"
