"""Native tables of slides."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from balanza.figures import colour
from balanza.figures.lettering import room, wrap
from balanza.publications.content import Table
from balanza.publications.grids import is_amount
from balanza.publications.plain import plain

if TYPE_CHECKING:
    from pptx.slide import Slide

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without fills and lines
ROWS, FEW = 14, 8  # what can be read from the back of the room, and in larger letters
ROW, LARGE, SMALL = 0.42, 15, 12  # inches, points
INCH, INSETS, LEADING, PAD = 72, 15, 1.2, 0.06  # points; a line in its letters; inches
SPARE, BROAD = 1.06, 180  # of other letters than ours; points that words may take at least


def add_table(slide: "Slide", table: Table, alt: str, area: Sequence[float]) -> None:
    """Add `table` to a slide; `area` is left, top, width and height in inches.

    Words stand to the left and amounts to the right, in columns as wide as they need.
    """
    from pptx.util import Inches  # noqa: PLC0415  only where slides are wanted

    rows = [[plain(it) for it in row] for row in table.rows[:ROWS]]
    lines = [list(table.columns), *rows]
    left, top, width, height = area
    size = LARGE if len(rows) <= FEW else SMALL
    widths = _widths(lines, size, width)
    head = max(ROW, _head_lines(lines[0], widths, size) * size * LEADING / INCH + PAD)
    high = min(ROW, (height - head) / max(1, len(rows)))
    whole = head + high * len(rows)
    shape = slide.shapes.add_table(
        *(len(lines), len(table.columns)), *map(Inches, (left, top, width, whole))
    )
    _described(shape, alt)
    for column, it in zip(shape.table.columns, widths, strict=True):
        column.width = Inches(it)
    for row, it in zip(shape.table.rows, (head, *[high] * len(rows)), strict=True):
        row.height = Inches(it)
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


def _widths(lines: Sequence[Sequence[str]], size: float, width: float) -> list[float]:
    """The width of each column, in inches: cells keep their line, heads break if they must.

    Where even cells have no room, the longest words break.
    """
    columns = list(zip(*lines, strict=True))
    words = [
        max(room(it, size, bold=True) for it in head.split() or [""]) for head, *_ in columns
    ]
    cells = [max((room(it, size) for it in column), default=0) for _, *column in columns]
    heads = [room(head, size, bold=True) for head, *_ in columns]
    least = [max(it, min(one, BROAD)) for it, one in zip(words, cells, strict=True)]
    held = list(map(max, words, cells))
    steps = (least, held, list(map(max, held, heads)))
    inside = (width * INCH - INSETS * len(columns)) / SPARE
    return [(it * SPARE + INSETS) / INCH for it in _fitted(steps, inside)]


def _fitted(steps: Sequence[Sequence[float]], inside: float) -> list[float]:
    """As much of each step as there is room for; what is left over goes to all alike."""
    for narrow, broad in zip(steps[-2::-1], steps[:0:-1], strict=True):
        if sum(narrow) <= inside < sum(broad):
            part = (inside - sum(narrow)) / (sum(broad) - sum(narrow))
            return [one + (it - one) * part for one, it in zip(narrow, broad, strict=True)]
    first = steps[-1] if inside >= sum(steps[-1]) else steps[0]
    return [it + (inside - sum(first)) / len(first) for it in first]


def _head_lines(line: Sequence[str], widths: Sequence[float], size: float) -> int:
    """How many lines the head takes, its words kept whole."""
    return max(
        len(wrap(it, size, (width * INCH - INSETS) / SPARE, True))
        for it, width in zip(line, widths, strict=True)
    )


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
        for run in it.runs:
            run.font.size = Pt(size)
            run.font.color.rgb = RGBColor.from_string(colour("ink").lstrip("#").upper())
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
        for run in it.runs:
            run.font.bold = True
