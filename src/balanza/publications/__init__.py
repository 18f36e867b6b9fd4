"""Briefs: prose, findings and figures put together, with how each number was made."""

from balanza.publications.content import (
    WIDTHS,
    Exhibit,
    Page,
    Passage,
    Source,
    Table,
    Trace,
)
from balanza.publications.page import page

__all__ = ["WIDTHS", "Exhibit", "Page", "Passage", "Source", "Table", "Trace", "page"]
