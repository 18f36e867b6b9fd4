"""Briefs: prose, findings and figures put together, with how each number was made."""

from balanza.publications.content import (
    WIDTHS,
    Course,
    Exhibit,
    Page,
    Passage,
    Readouts,
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
    "Course",
    "Exhibit",
    "Page",
    "Passage",
    "Readouts",
    "Source",
    "Table",
    "Trace",
    "Translation",
    "markdown",
    "page",
    "pdf",
    "word",
]
