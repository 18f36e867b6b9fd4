"""What every kind of paper sets: the blocks of a page in order, and notes on its numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from balanza.definitions import choose
from balanza.errors import CatalogError
from balanza.publications.content import Exhibit, Page, Passage
from balanza.publications.notes import Notes, notes
from balanza.publications.page import PageWords, page_words
from balanza.publications.passages import Block, Runs, passages, runs

LINK = re.compile(r'href="#trace-([^"]+)"')


@dataclass(frozen=True, slots=True)
class Paper:
    """A page for paper: blocks and exhibits, notes, and the words around them."""

    page: Page
    words: PageWords
    notes: Notes
    standfirst: tuple[Block, ...]
    body: tuple[Block | Exhibit, ...]
    colophon: tuple[Block, ...]


def paper(page: Page) -> Paper:
    """`page` for paper.

    Raises  CatalogError when exhibits do not say what they show, or prose holds what paper has
            no form for; UnknownName when a number links to no trace
    """
    _check_alternatives(page)
    made = notes(page)
    for html in _texts(page):
        for name in LINK.findall(html):
            choose("trace", name, made.numbers)
    return Paper(
        page,
        page_words(page.language),
        made,
        passages(page.standfirst_html),
        tuple(_body(page)),
        passages(page.colophon_html),
    )


def remarks(it: Exhibit) -> Runs:
    """What is said beneath an exhibit, before its source; the source leads to its trace."""
    told = (Markup("{}").format(note) for note in it.footnotes)
    return runs(Markup(" ").join(html for html in (it.note_html, *told) if html))


def _body(page: Page) -> Iterator[Block | Exhibit]:
    for block in page.blocks:
        if isinstance(block, Passage):
            yield from passages(block.html)
        else:
            yield block


def _texts(page: Page) -> Iterator[str]:
    yield from (page.standfirst_html, page.colophon_html)
    for block in page.blocks:
        if isinstance(block, Passage):
            yield block.html
        else:
            yield from (block.title_html, block.subtitle_html, block.note_html, block.made_html)
            yield from (it for row in (block.table.rows if block.table else ()) for it in row)


def _check_alternatives(page: Page) -> None:
    silent = [
        block.name
        for block in page.blocks
        if isinstance(block, Exhibit) and block.pictures and not block.alt.strip()
    ]
    if silent:
        raise CatalogError(
            f"brief.{page.language}.md: the pictures of {', '.join(silent)} have no alt text; "
            "a reader who cannot see them must be told what they show. "
            "Write a line `alt: ...` in the block of each."
        )
