"""Briefs: prose, findings and figures put together, with how each number was made."""

from balanza.publications.content import (
    WIDTHS,
    Exhibit,
    Page,
    Passage,
    Source,
    Table,
    Trace,
    Translation,
)
from balanza.publications.markdown import markdown
from balanza.publications.page import page
from balanza.publications.pdf import pdf
from balanza.publications.word import word

__all__ = [
    "WIDTHS",
    "Exhibit",
    "Page",
    "Passage",
    "Source",
    "Table",
    "Trace",
    "Translation",
    "markdown",
    "page",
    "pdf",
    "word",
]
