from dataclasses import replace
from io import BytesIO

import docx
import pypdf
import pytest

from balanza.errors import CatalogError, UnknownName
from balanza.publications import Exhibit, markdown, pdf, word
from balanza.publications.paper import paper
from balanza.publications.passages import Heading, Listing, Paragraph


def test_blocks_come_in_order(content):
    kinds = [type(it) for it in paper(content()).body]
    assert kinds == [Heading, Paragraph, Listing, Exhibit, Exhibit]


def test_a_number_without_a_trace_is_refused(content):
    with pytest.raises(UnknownName, match="No trace is called 'surplus'"):
        paper(content(traces=content().traces[:1]))


def test_a_picture_that_says_nothing_is_refused(silent):
    told = (
        r"brief\.en\.md: the pictures of drawn have no alt text; .* Write a line `alt: \.\.\.`"
    )
    with pytest.raises(CatalogError, match=told):
        paper(silent)


def test_an_exhibit_without_picture_and_table_still_has_title_and_source(content):
    bare = replace(content().blocks[2], table=None)
    page = content(blocks=(bare,))
    told = "".join(it.extract_text() for it in pypdf.PdfReader(BytesIO(pdf(page))).pages)
    lines = [it.text for it in docx.Document(BytesIO(word(page))).paragraphs]
    for text in (told, "\n".join(lines), markdown(page)):
        assert "By category" in text
        assert "Source: Census" in text
