"""Whether a table is too broad for a phone, where it is then set another way."""

from markupsafe import Markup

from balanza.figures.lettering import room
from balanza.publications.content import Table
from balanza.publications.grids import is_amount

PHONE = 350.0  # pixels: what the margins of a phone leave, as of a narrow picture
LETTERS, HEAD, PADDING, TREND = 13.0, 12.0, 6.4, 44.0  # pixels, as page.css has them


def is_broad(table: Table) -> bool:
    """Whether the columns of a table, as narrow as can be, are wider than a phone."""
    columns = zip(table.columns, *table.rows, strict=True)
    return sum(_least(head, cells) for head, *cells in columns) > PHONE


def _least(head: str, cells: list[Markup]) -> float:
    """The width of a column: its longest word, or its widest amount, which stays whole."""
    heads = (room(word, HEAD, bold=True) for word in head.split())
    return max([*heads, *map(_wide, cells)]) + PADDING


def _wide(cell: Markup) -> float:
    if "<svg" in cell:
        return TREND
    text = cell.striptags()
    words = [text] if is_amount(text) else text.split()
    return max((room(it, LETTERS) for it in words), default=0.0)
