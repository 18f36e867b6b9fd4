"""Native tables of slides."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from balanza.figures import colour
from balanza.figures.lettering import room
from balanza.publications.content import Table
from balanza.publications.grids import is_amount

if TYPE_CHECKING:
    from pptx.slide import Slide

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without fills and lines
ROWS, FEW = 14, 8  # what can be read from the back of the room, and in larger letters
ROW, LARGE, SMALL = 0.42, 15, 12  # inches, points
SPARE, BROAD = 60, 400  # pixels of a column beyond its words, and of a text before it breaks


def add_table(slide: "Slide", table: Table, alt: str, area: Sequence[float]) -> None:
    """Add `table` to a slide; `area` is left, top, width and height in inches.

    Words stand to the left and amounts to the right, in columns as wide as they need.
    """
    from pptx.util import Inches  # noqa: PLC0415  only where slides are wanted

    rows = [[it.striptags() for it in row] for row in table.rows[:ROWS]]
    lines = [list(table.columns), *rows]
    left, top, width, height = area
    high = min(ROW, height / len(lines))
    size = LARGE if len(rows) <= FEW else SMALL
    shape = slide.shapes.add_table(
        *(len(lines), len(table.columns)), *map(Inches, (left, top, width, high * len(lines)))
    )
    _described(shape, alt)
    for column, share in zip(shape.table.columns, _shares(lines), strict=True):
        column.width = Inches(width * share)
    amounts = [all(_is_amount(row[n]) for row in rows) for n in range(len(table.columns))]
    for n, line in enumerate(lines):
        for place, text in enumerate(line):
            _cell(shape.table.cell(n, place), text, size, amount=amounts[place])
            _shaded(shape.table.cell(n, place), head=n == 0)


def _described(shape: Any, alt: str) -> None:  # noqa: ANN401  its library has no types
    """Alt text, and a plain style: the library has no other way to either."""
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001
    properties = shape.table._tbl.tblPr  # noqa: SLF001
    properties[0].text = PLAIN
    shape.table.horz_banding = False


def _shares(lines: Sequence[Sequence[str]]) -> list[float]:
    """What part of the width each column takes: no word of a head is broken."""
    needs = [
        max(
            *(room(it, LARGE, bold=True) for it in head.split() or [""]),
            *(min(room(it, LARGE), BROAD) for it in column),
        )
        + SPARE
        for head, *column in zip(*lines, strict=True)
    ]
    return [it / sum(needs) for it in needs]


def _is_amount(text: str) -> bool:
    return is_amount(text) or text == "\N{EN DASH}"


def _cell(cell: Any, text: str, size: int, *, amount: bool) -> None:  # noqa: ANN401  its library has no types
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN  # noqa: PLC0415
    from pptx.util import Inches, Pt  # noqa: PLC0415

    cell.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    for it in cell.text_frame.paragraphs:
        it.font.size = Pt(size)
        it.font.color.rgb = RGBColor.from_string(colour("ink").lstrip("#").upper())
        it.alignment = PP_ALIGN.RIGHT if amount else PP_ALIGN.LEFT


def _shaded(cell: Any, *, head: bool) -> None:  # noqa: ANN401  its library has no types
    """The head stands on a band, in bold."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415

    if not head:
        cell.fill.background()
        return
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colour("band").lstrip("#").upper())
    for it in cell.text_frame.paragraphs:
        it.font.bold = True
