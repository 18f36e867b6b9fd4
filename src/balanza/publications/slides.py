"""Binds a page as slides: an exhibit a slide, its chart native, its traces in the notes."""

import io
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from balanza.figures.lettering import room
from balanza.publications.bonds import bound
from balanza.publications.content import Exhibit, Page, Trace
from balanza.publications.deck import (
    BROAD,
    COVER,
    DRAWING,
    EXHIBIT,
    HEIGHT,
    MARGIN,
    deck,
    dress,
    fill,
)
from balanza.publications.office import OfficeWords, described, noted, office_words
from balanza.publications.page import page_words
from balanza.publications.plain import plain
from balanza.publications.slide_charts import draw
from balanza.publications.slide_tables import add_table
from balanza.publications.unbroken import kept
from balanza.publications.zips import steady

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

TOP, END = 1.75, 0.4  # inches: where an exhibit begins, and what a slide's last line takes
INCH, LINE, INSET = 72, 1.2, 0.1  # points; the height of a line in its letters'; inches
SMALL, FINE = 11, 10  # points
SPARE = 1.04  # how much wider words may run in the reader's letters than in ours
NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # a field needs a name of this shape


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
    standfirst = _fixed(plain(page.standfirst_html), page)
    slide = _slide(made, COVER, _fixed(page.title, page), standfirst)
    owner = _text(slide, (0.55, 0.5), [str(made.core_properties.author)], 18)
    dress(owner, 18, "link", bold=True)
    _text(slide, (HEIGHT - 1.5, 1.1), [page.dateline, page.label], 13)
    slide.notes_slide.notes_text_frame.text = _notes(page, str(page.standfirst_html), ())


def _exhibit(made: "Presentation", page: Page, exhibit: Exhibit) -> None:
    heads = map(plain, (exhibit.title_html, exhibit.subtitle_html))
    slide = _slide(made, EXHIBIT, *(_fixed(it, page) for it in heads))
    source = f"{page_words(page.language).source}: {exhibit.source} {page.label}"
    lines = [_fixed(it, page) for it in (noted(exhibit), source) if it]
    foot = _high(lines, SMALL)
    area = (MARGIN, TOP, BROAD, HEIGHT - TOP - END - foot - 0.1)
    if exhibit.chart:
        draw(slide, exhibit, exhibit.chart, area)
    elif exhibit.table:
        add_table(slide, exhibit.table, exhibit.alt, area)
    _text(slide, (HEIGHT - END - foot, foot), lines, SMALL)
    _numbered(slide, page)
    html = " ".join(map(str, _html(exhibit)))
    notes = _notes(page, html, (f"exhibit-{exhibit.name}",))
    slide.notes_slide.notes_text_frame.text = f"{described(exhibit)}\n\n{notes}".strip()


def _making(made: "Presentation", page: Page, words: OfficeWords) -> None:
    slide = _slide(made, EXHIBIT, words.making, page.dateline)
    _text(slide, (TOP, HEIGHT - TOP - 1), words.making_points, 18, space=12)
    foot = _high([page.label], SMALL)
    _text(slide, (HEIGHT - END - foot, foot), [page.label], SMALL)
    _numbered(slide, page)


def _fixed(text: str, page: Page) -> str:
    """Words of a slide, in which no line ends where none of a page would."""
    return kept(bound(text.strip()), page.language)


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
) -> "TextFrame":
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
    return frame


def _high(lines: Sequence[str], size: float) -> float:
    """What lines take when they run from margin to margin, in inches."""
    across = (BROAD - 2 * INSET) * INCH
    count = sum(ceil(room(it, size) * SPARE / across) for it in lines)
    return count * size * LINE / INCH + INSET


def _numbered(slide: "Slide", page: Page) -> None:
    """Whose slide it is of what, and which: the program counts them."""
    (paragraph,) = _text(slide, (HEIGHT - END, END), [f"{page.title} · "], FINE).paragraphs
    line, run = paragraph._p, paragraph.runs[0]._r  # noqa: SLF001  the library has no fields
    field = line.makeelement(f"{{{DRAWING}}}fld", {"id": NUMBER, "type": "slidenum"})
    count = field.makeelement(f"{{{DRAWING}}}t", {})
    deck_of = slide.part.package.presentation_part.presentation
    count.text = str(list(deck_of.slides).index(slide) + 1)
    field.extend([deepcopy(run.rPr), count])
    line.append(field)


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
