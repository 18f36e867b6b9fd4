"""A page as a Word document: headings, captions, tables and notes that Word knows as such."""

# ruff: noqa: PLC0415  python-docx takes a while: load it where a document is made.
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from balanza.figures import colour, png
from balanza.publications.archive import timeless
from balanza.publications.content import Exhibit, Page
from balanza.publications.grids import Cell, grid, headed
from balanza.publications.grids import Grid as Table
from balanza.publications.paper import Paper, paper
from balanza.publications.passages import Block, Grid, Heading, Listing, Run, Runs, runs
from balanza.publications.word_marks import (
    Places,
    counted,
    describe,
    link_out,
    link_within,
    repeat_heads,
    rule_above,
    rule_below,
)
from balanza.publications.word_notes import annotate
from balanza.publications.word_styles import MONO, breadth, dress, ink

AUTHOR = "balanza"
SCALE = 3  # pictures are printed
HIGHEST = 2.9  # inches, so that a picture shares its page
SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')


def word(content: Page) -> bytes:
    """`content` as DOCX; the same content gives the same bytes.

    Raises  CatalogError and UnknownName as `paper`
    """
    import docx

    made = paper(content)
    document = docx.Document()
    dress(document, made.words)
    _properties(document, content)
    writer = Writer(document, made)
    writer.open()
    for block in made.body:
        writer.exhibit(block) if isinstance(block, Exhibit) else writer.block(block)
    for block in made.colophon:
        writer.block(block, "Fine print")
    annotate(document, made, writer.places)
    packed = BytesIO()
    document.save(packed)
    return timeless(packed.getvalue(), content.vintage)


@dataclass
class Writer:
    """Adds blocks to the end of a document."""

    document: Any
    made: Paper
    places: Places = field(default_factory=Places)

    def open(self) -> None:
        """Title, standfirst, dateline and label, and what stands on every page."""
        page, words = self.made.page, self.made.words
        self.document.add_paragraph(page.title, "Title")
        for block in self.made.standfirst:
            self.block(block, "Subtitle")
        rule_above(self.document.add_paragraph(page.dateline, "Fine print"), _rule(), 4)
        if page.label:
            self.document.add_paragraph(page.label, "Fine print").runs[0].bold = True
        section = self.document.sections[0]
        section.header.paragraphs[0].text = page.title
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{page.label or page.dateline} · ")
        before, _, rest = words.page_of.partition("{page}")
        between, _, after = rest.partition("{pages}")
        for text, number in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            foot.add_run(text)
            if number:
                counted(foot, number)

    def block(self, block: Block, style: str = "Normal") -> None:
        """Add `block`, its words in `style`."""
        if isinstance(block, Heading):
            self.line(block.runs, f"Heading {min(block.level, 3)}")
        elif isinstance(block, Listing):
            self.listing(block)
        elif isinstance(block, Grid):
            self.table(headed(block), "")
        else:
            self.line(block.runs, style)

    def listing(self, listing: Listing) -> None:
        """Add items, each with its bullet or its number."""
        for blocks in listing.items:
            for block in blocks:
                self.block(block, "List Number" if listing.ordered else "List Bullet")

    def exhibit(self, it: Exhibit) -> None:
        """Add a picture or a table between its title and its source, all on one page."""
        words = self.made.words
        number = self.line((Run(f"{words.exhibit} {it.number}"),), "Exhibit number")
        rule_above(number, colour("ink"), 10)
        self.line(runs(it.title_html), "Caption")
        self.line(runs(it.subtitle_html), "Exhibit subtitle")
        if it.pictures:
            self._picture(it)
        elif it.table:
            self.table(grid(it.table), it.table.caption)
        self.line(runs(it.note_html), "Exhibit note")
        source = Run(f"{words.source}: {it.source}", trace=f"exhibit-{it.name}")
        known = source.trace in self.made.notes.numbers
        self.line((source if known else Run(source.text),), "Exhibit source")

    def line(self, line: Runs, style: str) -> Any:  # noqa: ANN401  a Paragraph, or None
        """Add a paragraph; none where there are no words."""
        if not line:
            return None
        paragraph = self.document.add_paragraph(style=style)
        self.write(paragraph, line)
        return paragraph

    def write(self, paragraph: Any, line: Iterable[Run]) -> None:  # noqa: ANN401
        """Add words to a paragraph, each number with a link to its note."""
        for it in line:
            run = (
                link_out(paragraph, it.text, it.link) if it.link else paragraph.add_run(it.text)
            )
            # What is not set follows the style of the paragraph.
            run.bold, run.italic = it.strong or None, it.emphasis or None
            run.font.superscript = it.raised or None
            if it.code:
                run.font.name = MONO
            if it.link:
                run.font.color.rgb = ink("link")
            if it.trace:
                number = self.made.notes.numbers[it.trace]
                self.places.mark(paragraph, f"number-{number}")
                mark = link_within(paragraph, f"[{number}]", f"note-{number}")
                mark.font.superscript, mark.font.color.rgb = True, ink("link")

    def table(self, table: Table, caption: str) -> None:
        """Add a table whose heads are repeated on each page."""
        from docx.shared import Inches

        added = self.document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
        for place, head in zip(added.rows[0].cells, table.heads, strict=True):
            self._cell(place, head, "Cell head")
            rule_below(place, colour("axis"), 8)
        for row, cells in zip(added.rows[1:], table.rows, strict=True):
            for at, (place, cell) in enumerate(zip(row.cells, cells, strict=True)):
                self._cell(place, cell, "Cell" if at else "Cell name")
                rule_below(place, _rule(), 4)
        for column, share in zip(added.columns, table.shares(), strict=True):
            column.width = Inches(breadth(self.made.words) * share)
        repeat_heads(added, caption)

    def _cell(self, place: Any, cell: Cell, style: str) -> None:  # noqa: ANN401
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = place.paragraphs[0]
        paragraph.style = style
        paragraph.paragraph_format.keep_with_next = True
        if cell.amount:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.write(paragraph, cell.runs)
        if cell.accent:
            paragraph.runs[0].font.color.rgb = ink(cell.accent)

    def _picture(self, it: Exhibit) -> None:
        from docx.shared import Inches

        paragraph = self.document.add_paragraph(style="Exhibit picture")
        drawn = BytesIO(png(it.pictures["wide"], SCALE))
        wide, high = map(float, SIZE.findall(it.pictures["wide"])[0])
        room = min(breadth(self.made.words), HIGHEST * wide / high)
        picture = paragraph.add_run().add_picture(drawn, width=Inches(room))
        describe(picture, it.alt, it.name)


def _properties(document: Any, content: Page) -> None:  # noqa: ANN401
    known = document.core_properties
    known.title, known.author, known.language = content.title, AUTHOR, content.language
    known.last_modified_by, known.comments, known.revision = AUTHOR, content.dateline, 1
    known.created = known.modified = datetime.combine(content.vintage, time(), UTC)


def _rule() -> str:
    return colour("rule")
