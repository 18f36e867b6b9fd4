"""How a Word document looks: its styles in the palette's colours, its sheet, its languages."""

# ruff: noqa: PLC0415  python-docx takes a while: load it where a document is made.
from dataclasses import dataclass
from typing import Any

from balanza.figures import colour
from balanza.publications.page import PageWords

SERIF, SANS, MONO = "Georgia", "Arial", "Courier New"  # on every office machine
INCHES = {"us-letter": (8.5, 11.0), "a4": (8.268, 11.693)}
MARGIN, EDGE = 1.05, 0.9
SHOWY = "./w:style[@w:type='table' and not(@w:default='1')]"  # a hundred; each is searched


@dataclass(frozen=True, slots=True)
class Style:
    """Letters and room of one kind of paragraph; sizes and room in points."""

    font: str
    size: float
    ink: str = "ink"
    bold: bool = False
    room: tuple[float, float] = (0, 6)  # above and below
    next_to_it: bool = False  # stays on the page of what follows
    parent: str = "Normal"


STYLES: dict[str, Style] = {
    "Normal": Style(SERIF, 10.5, room=(0, 8)),
    "Title": Style(SERIF, 24, bold=True, room=(0, 10)),
    "Subtitle": Style(SERIF, 13, "muted", room=(0, 10)),
    "Heading 1": Style(SERIF, 24, bold=True, room=(0, 8), next_to_it=True),
    "Heading 2": Style(SERIF, 15, bold=True, room=(20, 6), next_to_it=True),
    "Heading 3": Style(SANS, 10, bold=True, room=(14, 4), next_to_it=True),
    "Caption": Style(SANS, 12, bold=True, room=(0, 2), next_to_it=True),
    "Exhibit number": Style(SANS, 7.5, "muted", True, (14, 2), True),
    "Exhibit subtitle": Style(SANS, 8.5, "muted", room=(0, 6), next_to_it=True),
    "Exhibit picture": Style(SANS, 8, room=(0, 4), next_to_it=True),
    "Exhibit note": Style(SANS, 7.5, "muted", room=(3, 0), next_to_it=True),
    "Exhibit source": Style(SANS, 7.5, "muted", room=(2, 16)),
    "Cell": Style(SANS, 8.5, room=(2, 2)),
    "Cell name": Style(SANS, 8.5, bold=True, room=(2, 2)),
    "Cell head": Style(SANS, 7.5, "muted", True, (2, 2)),
    "Fine print": Style(SANS, 8, "muted", room=(0, 4)),
    "Note": Style(SANS, 7.5, room=(0, 5)),
    "Header": Style(SANS, 7.5, "muted", room=(0, 0)),
    "Footer": Style(SANS, 7, "muted", room=(0, 0)),
    "List Bullet": Style(SERIF, 10.5, room=(0, 3)),
    "List Number": Style(SERIF, 10.5, room=(0, 3)),
    "List Bullet 2": Style(SERIF, 10.5, room=(0, 3)),
    "List Number 2": Style(SERIF, 10.5, room=(0, 3)),
    "List Continue": Style(SERIF, 10.5, room=(0, 3)),
}


def dress(document: Any, words: PageWords) -> None:  # noqa: ANN401  a Document
    """Give `document` its styles, the sheet and the language of its readers."""
    from docx.shared import Inches

    for unused in document.styles.element.xpath(SHOWY):
        unused.getparent().remove(unused)
    for name, style in STYLES.items():
        _style(document, name, style)
    for it in document.element.xpath("//w:lang") + document.styles.element.xpath("//w:lang"):
        it.set(it.nsmap["w"].join(("{", "}val")), words.locale)
    section = document.sections[0]
    section.page_width, section.page_height = map(Inches, INCHES[words.paper])
    section.left_margin = section.right_margin = Inches(MARGIN)
    section.top_margin = section.bottom_margin = Inches(EDGE)


def breadth(words: PageWords) -> float:
    """The room between the margins, in inches."""
    return INCHES[words.paper][0] - 2 * MARGIN


def ink(name: str) -> Any:  # noqa: ANN401  an RGBColor
    """A colour of the palette."""
    from docx.shared import RGBColor

    return RGBColor.from_string(colour(name).removeprefix("#"))


def _style(document: Any, name: str, wanted: Style) -> None:  # noqa: ANN401
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt

    known = {it.name for it in document.styles}
    if name in known:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[wanted.parent]
    letters = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(letters.attrib):
        del letters.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        letters.set(qn(key), wanted.font)
    style.font.size, style.font.bold, style.font.italic = Pt(wanted.size), wanted.bold, False
    style.font.color.rgb = ink(wanted.ink)
    room = style.paragraph_format
    room.space_before, room.space_after = map(Pt, wanted.room)
    room.keep_with_next = wanted.next_to_it
    for it in style.element.xpath(".//w:pBdr | ./w:rPr/w:spacing | ./w:rPr/w:kern"):
        it.getparent().remove(it)
