"""Binds a page as slides: an exhibit a slide, its chart native, its traces in the notes."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from balanza.publications.content import Exhibit, Page, Trace
from balanza.publications.deck import (
    BROAD,
    COVER,
    EXHIBIT,
    HEIGHT,
    MARGIN,
    deck,
    dress,
    fill,
)
from balanza.publications.office import OfficeWords, office_words
from balanza.publications.page import page_words
from balanza.publications.slide_charts import draw
from balanza.publications.slide_tables import add_table
from balanza.publications.zips import steady

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

TOP, FOOT = 1.75, 1.0  # inches: where an exhibit begins, and what its foot takes
SMALL = 11  # points


def slides(page: Page) -> bytes:
    """The page as PowerPoint slides, the same bytes for the same page.

    Slides  the title; one for each exhibit, its finding as the title; how numbers were made
    Raises  UnknownName when nobody wrote the words of its language
    """
    made, words = deck(), office_words(page.language)
    day = max(it.vintage for it in page.traces)
    about = made.core_properties
    about.title, about.author, about.subject = page.title, "balanza", page.dateline
    about.comments, about.language = page.label, page.language
    about.created = about.modified = datetime.fromisoformat(day)
    _cover(made, page)
    for it in page.blocks:
        if isinstance(it, Exhibit):
            _exhibit(made, page, it)
    _making(made, page, words)
    body = io.BytesIO()
    made.save(body)
    return steady(body.getvalue(), day)


def _cover(made: "Presentation", page: Page) -> None:
    slide = _slide(made, COVER, page.title, page.standfirst_html.striptags())
    _text(slide, (HEIGHT - 1.5, 1.1), [page.dateline, page.label], 13)
    slide.notes_slide.notes_text_frame.text = _notes(page, str(page.standfirst_html), ())


def _exhibit(made: "Presentation", page: Page, exhibit: Exhibit) -> None:
    slide = _slide(
        made, EXHIBIT, exhibit.title_html.striptags(), exhibit.subtitle_html.striptags()
    )
    area = (MARGIN, TOP, BROAD, HEIGHT - TOP - FOOT - 0.15)
    if exhibit.chart:
        draw(slide, exhibit, exhibit.chart, area)
    elif exhibit.table:
        add_table(slide, exhibit.table, exhibit.alt, area)
    source = f"{page_words(page.language).source}: {exhibit.source} {page.label}".strip()
    _text(slide, (HEIGHT - FOOT, FOOT - 0.1), [exhibit.note_html.striptags(), source], SMALL)
    html = " ".join(map(str, _html(exhibit)))
    notes = _notes(page, html, (f"exhibit-{exhibit.name}",))
    slide.notes_slide.notes_text_frame.text = f"{exhibit.alt}\n\n{notes}".strip()


def _making(made: "Presentation", page: Page, words: OfficeWords) -> None:
    slide = _slide(made, EXHIBIT, words.making, page.dateline)
    _text(slide, (TOP, HEIGHT - TOP - FOOT), words.making_points, 18, space=12)
    _text(slide, (HEIGHT - FOOT, FOOT - 0.1), [page.label], SMALL)


def _slide(made: "Presentation", layout: int, title: str, subtitle: str) -> "Slide":
    slide = made.slides.add_slide(made.slide_layouts[layout])
    fill(slide, layout, {0: title, 1: subtitle})
    return slide


def _text(
    slide: "Slide",
    place: tuple[float, float],
    lines: Sequence[str],
    size: float,
    space: float = 2,
) -> None:
    """Lines of words in grey from margin to margin, at a height and as high as `place` says."""
    from pptx.util import Inches, Pt  # noqa: PLC0415  only where slides are wanted

    top, height = place
    box = slide.shapes.add_textbox(*map(Inches, (MARGIN, top, BROAD, height)))
    frame = box.text_frame
    frame.word_wrap = True
    frame.text = "\n".join(it for it in lines if it)
    dress(frame, size, "muted")
    for it in frame.paragraphs:
        it.space_after = Pt(space)


def _html(exhibit: Exhibit) -> Sequence[str]:
    cells = [cell for row in exhibit.table.rows for cell in row] if exhibit.table else []
    return (exhibit.title_html, exhibit.subtitle_html, exhibit.note_html, *cells)


def _notes(page: Page, html: str, names: Sequence[str]) -> str:
    """How the numbers that `html` links to were made, a paragraph each."""
    told = [it for it in page.traces if it.name in names or f'"#trace-{it.name}"' in html]
    return "\n\n".join(_made(it, page) for it in told)


def _made(it: Trace, page: Page) -> str:
    words = page_words(page.language)
    said = [
        f"{it.value_text}: {it.says}",
        f"{words.indicator}: {it.indicator}",
        f"{words.selection}: {it.selection}",
        f"{words.vintage}: {it.vintage}",
        *(f"{words.source}: {one.url} (sha256 {one.sha256})" for one in it.sources),
    ]
    return "\n".join(said)
