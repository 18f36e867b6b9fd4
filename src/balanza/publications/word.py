"""A page as a Word document: headings, captions, tables and notes that Word knows as such."""

# ruff: noqa: PLC0415  python-docx takes a while: load it where a document is made.
import re
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from balanza.figures import colour, png
from balanza.publications.archive import timeless
from balanza.publications.content import Exhibit, Page
from balanza.publications.grids import grid
from balanza.publications.paper import Paper, paper, remarks
from balanza.publications.passages import Run, runs
from balanza.publications.word_blocks import Writer
from balanza.publications.word_marks import counted, describe, rule_above
from balanza.publications.word_notes import annotate
from balanza.publications.word_styles import breadth, dress

AUTHOR = "balanza"
DOTS = 300  # an inch: pictures are printed
HIGHEST = 2.7  # inches, so that two pictures share a page
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
    _frame(document, made)
    writer = Writer(document, made)
    _open(writer)
    for block in made.body:
        if isinstance(block, Exhibit):
            _exhibit(writer, block)
        else:
            writer.block(block)
    for block in made.colophon:
        writer.block(block, "Fine print")
    annotate(writer)
    packed = BytesIO()
    document.save(packed)
    return timeless(packed.getvalue(), content.vintage)


def _properties(document: Any, content: Page) -> None:  # noqa: ANN401
    known = document.core_properties
    known.title, known.author, known.language = content.title, AUTHOR, content.language
    known.last_modified_by, known.comments, known.revision = AUTHOR, content.dateline, 1
    known.created = known.modified = datetime.combine(content.vintage, time(), UTC)


def _frame(document: Any, made: Paper) -> None:  # noqa: ANN401
    """What stands on every page: the title, the edition, and which page it is."""
    section = document.sections[0]
    section.header.paragraphs[0].text = made.page.title
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{made.page.label or made.page.dateline} · ")
    before, _, rest = made.words.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    counted(foot, "PAGE")
    foot.add_run(between)
    counted(foot, "NUMPAGES")
    foot.add_run(after)


def _open(writer: Writer) -> None:
    """Title, standfirst, and since when and of which edition it is."""
    from docx.shared import Pt

    page = writer.made.page
    writer.add("Title", page.title)
    for block in writer.made.standfirst:
        writer.block(block, "Subtitle")
    rule_above(writer.add("Fine print", page.dateline), colour("rule"), 4)
    if page.label:
        label = writer.add("Fine print", page.label)
        label.runs[0].bold = True
        label.paragraph_format.space_after = Pt(14)


def _exhibit(writer: Writer, it: Exhibit) -> None:
    """Add a picture or a table between its title and its source, all on one page."""
    words = writer.made.words
    number = writer.line((Run(f"{words.exhibit} {it.number}"),), "Exhibit number")
    rule_above(number, colour("ink"), 10)
    writer.line(runs(it.title_html), "Caption")
    writer.line(runs(it.subtitle_html), "Exhibit subtitle")
    if it.pictures:
        _picture(writer, it)
    elif it.table:
        writer.table(grid(it.table), it.table.caption)
    writer.line(remarks(it), "Exhibit note")
    trace = f"exhibit-{it.name}"
    traced = trace if trace in writer.made.notes.numbers else ""
    writer.line((Run(f"{words.source}: {it.source}", trace=traced),), "Exhibit source")


def _picture(writer: Writer, it: Exhibit) -> None:
    from docx.shared import Inches

    paragraph = writer.add("Exhibit picture")
    drawn = it.pictures["wide"]
    wide, high = map(float, SIZE.findall(drawn)[0])
    inches = min(breadth(writer.made.words), HIGHEST * wide / high)
    dots = BytesIO(png(drawn, DOTS * inches / wide))
    added = paragraph.add_run().add_picture(dots, width=Inches(inches))
    describe(added, it.alt, it.name)
