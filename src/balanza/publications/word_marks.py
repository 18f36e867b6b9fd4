"""What Word knows and python-docx has no word for: links within, places, fields, rules."""

# ruff: noqa: PLC0415  python-docx takes a while: load it where a document is made.
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from balanza.publications.bonds import HYPHEN

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


@dataclass
class Places:
    """The bookmarks of a document; the first of each name is the one that links lead to."""

    known: dict[str, int] = field(default_factory=dict)

    def mark(self, paragraph: "Paragraph", name: str) -> None:
        """Make the end of `paragraph`, as it stands, the place called `name`."""
        if name in self.known:
            return
        self.known[name] = number = len(self.known) + 1
        paragraph._p.append(_element("w:bookmarkStart", id=str(number), name=name))  # noqa: SLF001
        paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def link_within(paragraph: "Paragraph", text: str, place: str) -> "Run":
    """Add `text` to `paragraph`, which leads to the bookmark `place`."""
    return _wrapped(paragraph, text, _element("w:hyperlink", anchor=place, history="1"))


def link_out(paragraph: "Paragraph", text: str, url: str) -> "Run":
    """Add `text` to `paragraph`, which leads to `url`."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    link = _element("w:hyperlink", history="1")
    kind = RELATIONSHIP_TYPE.HYPERLINK
    link.set(qn("r:id"), paragraph.part.relate_to(url, kind, is_external=True))
    return _wrapped(paragraph, text, link)


def write_whole(run: "Run", text: str) -> None:
    """Write `text` into `run`; its hyphens that must not break a line are Word's own."""
    first, *others = text.split(HYPHEN)
    run.text = first
    for it in others:
        run._r.append(_element("w:noBreakHyphen"))  # noqa: SLF001
        run.add_text(it)


def counted(paragraph: "Paragraph", name: str) -> None:
    """Add the field `name`, PAGE or NUMPAGES, which Word counts."""
    run = paragraph.add_run()
    for it in ("begin", None, "separate", "end"):
        if it:
            run._r.append(_element("w:fldChar", fldCharType=it))  # noqa: SLF001
        else:
            run._r.append(_text("w:instrText", name))  # noqa: SLF001
        if it == "separate":
            run._r.append(_text("w:t", "1"))  # noqa: SLF001


def counting(document: Any, style: str) -> int:  # noqa: ANN401
    """A count of its own, from one, for a list in `style`."""
    numbering = document.part.numbering_part.element
    usual = document.styles[style].element.pPr.numPr.numId.val
    (kind,) = numbering.xpath(f"./w:num[@w:numId='{usual}']/w:abstractNumId/@w:val")
    count = numbering.add_num(int(kind))
    count.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(count.numId)


def numbered(paragraph: "Paragraph", count: int | None) -> None:
    """Let `paragraph` count in `count`; without one it has the bullet of its style."""
    if count is not None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = count


def repeat_heads(table: "Table", caption: str) -> None:
    """Set the first row of `table` atop each page, keep each row on one, say what it is of."""
    table._tbl.tblPr.append(_element("w:tblCaption", val=caption))  # noqa: SLF001
    for at, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(_element("w:cantSplit"))
        if at == 0:
            properties.append(_element("w:tblHeader"))


def rule_below(cell: Any, colour: str, eighths: int) -> None:  # noqa: ANN401
    """Draw a line below a cell, so many eighths of a point thick."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    borders = _element("w:tcBorders")
    borders.append(_line("w:bottom", colour, eighths))
    properties.append(borders)


def rule_above(paragraph: "Paragraph", colour: str, eighths: int) -> None:
    """Draw a line above a paragraph, so many eighths of a point thick."""
    borders = _element("w:pBdr")
    borders.append(_line("w:top", colour, eighths))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def describe(picture: Any, alt: str, name: str) -> None:  # noqa: ANN401  an inline shape
    """Say what a picture shows, for those who cannot see it."""
    properties = picture._inline.docPr  # noqa: SLF001
    properties.set("descr", alt)
    properties.set("name", name)


def _wrapped(paragraph: "Paragraph", text: str, around: Any) -> "Run":  # noqa: ANN401
    run = paragraph.add_run(text)
    paragraph._p.append(around)  # noqa: SLF001
    around.append(run._r)  # noqa: SLF001
    return run


def _line(tag: str, colour: str, eighths: int) -> Any:  # noqa: ANN401
    line = _element(tag, val="single", sz=str(eighths), space="4" if tag == "w:top" else "0")
    line.set(_qualified("w:color"), colour.removeprefix("#"))
    return line


def _text(tag: str, text: str) -> Any:  # noqa: ANN401
    element = _element(tag)
    element.text = text
    return element


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(_qualified(f"w:{name}"), value)
    return element


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
