"""Writes blocks, lines and tables to the end of a Word document."""

# ruff: noqa: PLC0415  python-docx takes a while: load it where a document is made.
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from balanza.figures import colour
from balanza.publications.bonds import bound
from balanza.publications.grids import Cell, headed
from balanza.publications.grids import Grid as Table
from balanza.publications.paper import Paper
from balanza.publications.passages import Block, Grid, Heading, Listing, Paragraph, Run, Runs
from balanza.publications.word_marks import (
    Places,
    counting,
    link_out,
    link_within,
    numbered,
    repeat_heads,
    rule_below,
    write_whole,
)
from balanza.publications.word_styles import MONO, breadth, ink

DEEPEST = 3  # levels of headings that have a style


@dataclass
class Writer:
    """A document that grows, and the places in it that links lead to."""

    document: Any
    made: Paper
    places: Places = field(default_factory=Places)

    @cached_property
    def styles(self) -> dict[str, str | None]:
        """What styles are called in the file; the usual one need not be named."""
        found = {it.name: it.style_id for it in self.document.styles}
        return {**found, "Normal": None}

    def add(self, style: str, text: str = "") -> Any:  # noqa: ANN401  a Paragraph
        """Add a paragraph; the library would look its style up among all of them each time."""
        paragraph = self.document.add_paragraph(text)
        paragraph._p.style = self.styles[style]  # noqa: SLF001
        return paragraph

    def block(self, block: Block, style: str = "Normal") -> None:
        """Add `block`, its words in `style`."""
        if isinstance(block, Heading):
            self.line(block.runs, f"Heading {min(block.level, DEEPEST)}")
        elif isinstance(block, Listing):
            self.listing(block)
        elif isinstance(block, Grid):
            self.table(headed(block), "")
        else:
            self.line(block.runs, style)

    def listing(self, listing: Listing, depth: int = 1) -> None:
        """Add items; those of an ordered list count from one."""
        style = f"List {'Number' if listing.ordered else 'Bullet'}{' 2' if depth > 1 else ''}"
        count = counting(self.document, style) if listing.ordered else None
        for item in listing.items:
            for at, block in enumerate(item):
                if isinstance(block, Listing):
                    self.listing(block, depth + 1)
                elif at or not isinstance(block, Paragraph):
                    self.block(block, "List Continue")
                else:
                    numbered(self.line(block.runs, style), count)

    def line(self, line: Runs, style: str) -> Any:  # noqa: ANN401  a Paragraph, or None
        """Add a paragraph; none where there are no words."""
        if not line:
            return None
        paragraph = self.add(style)
        self.write(paragraph, line)
        return paragraph

    def write(self, paragraph: Any, line: Iterable[Run]) -> None:  # noqa: ANN401
        """Add words to a paragraph, each number with a link to its note."""
        for it in line:
            if it.link:
                run = link_out(paragraph, it.text, it.link)
                run.font.color.rgb = ink("link")
            else:
                run = paragraph.add_run()
                write_whole(run, bound(it.text, number=bool(it.trace)))
            # What is not set follows the style of the paragraph.
            run.bold, run.italic = it.strong or None, it.emphasis or None
            run.font.superscript, run.font.name = it.raised or None, MONO if it.code else None
            if it.trace:
                _mark(self, paragraph, self.made.notes.numbers[it.trace])

    def table(self, table: Table, caption: str) -> None:
        """Add a table whose heads are repeated on each page."""
        from docx.shared import Inches

        added = self.document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
        for place, head in zip(added.rows[0].cells, table.heads, strict=True):
            _cell(self, place, head, "Cell head")
            rule_below(place, colour("axis"), 8)
        for row, cells in zip(added.rows[1:], table.rows, strict=True):
            for at, (place, cell) in enumerate(zip(row.cells, cells, strict=True)):
                _cell(self, place, cell, "Cell" if at else "Cell name")
                rule_below(place, colour("rule"), 4)
        for column, share in zip(added.columns, table.shares(), strict=True):
            column.width = Inches(breadth(self.made.words) * share)
        repeat_heads(added, caption)


def _mark(writer: Writer, paragraph: Any, number: int) -> None:  # noqa: ANN401
    writer.places.mark(paragraph, f"number-{number}")
    mark = link_within(paragraph, f"[{number}]", f"note-{number}")
    mark.font.superscript, mark.font.color.rgb = True, ink("link")


def _cell(writer: Writer, place: Any, cell: Cell, style: str) -> None:  # noqa: ANN401
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = place.paragraphs[0]
    paragraph._p.style = writer.styles[style]  # noqa: SLF001
    paragraph.paragraph_format.keep_with_next = True
    if cell.amount:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    writer.write(paragraph, cell.runs)
    if cell.accent:
        paragraph.runs[0].font.color.rgb = ink(cell.accent)
