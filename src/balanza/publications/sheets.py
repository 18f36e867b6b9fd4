"""What every sheet of a workbook shares: its head, its tables, its links and its styles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from balanza.figures import colour
from balanza.publications.chart import Value
from balanza.publications.content import Exhibit, Page, Source
from balanza.publications.language import language
from balanza.publications.notes import Note, notes
from balanza.publications.office import FORMS, OfficeWords, fitting, spoken
from balanza.publications.page import PageWords, page_words
from balanza.publications.queries import View, views
from balanza.publications.sheet_lines import laid, taken

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Row: TypeAlias = tuple[Value, ...]
CELL = 32_000  # letters; a cell takes no more than 32,767
A4, DAY = 9, "yyyy-mm-dd"
NOUGHT = date(1899, 12, 30)  # the day that a spreadsheet counts from
LONG = 150  # letters; what has more takes lines of its own
LINE = 14  # points
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": colour("ink")},
    "text": {"font_color": colour("muted")},
    "link": {"font_color": colour("link"), "underline": 1, "valign": "top", "indent": 1},
    "asked": {"font_color": colour("link"), "valign": "top", "indent": 1, "text_wrap": True},
    "cell": {"valign": "top"},
    "words": {"valign": "top", "align": "left", "indent": 1},
    "long": {"valign": "top", "align": "left", "indent": 1, "text_wrap": True},
    "head": {
        "bold": True,
        "bottom": 1,
        "indent": 1,
        "bg_color": colour("band"),
        "valign": "vcenter",
    },
}
LOOKS["amount head"] = LOOKS["head"] | {"align": "right", "indent": 0}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the rows of a sheet: a title, and lines that explain.

    `beside` is what a chart beside the rows takes, in digits.
    """

    title: str
    lines: tuple[str, ...]
    beside: int = 0


@dataclass
class Book:
    """A workbook in the making: its page, its words, and what its sheets refer to."""

    file: "Workbook"
    page: Page
    words: OfficeWords
    styles: dict[tuple[str, str], "Format"] = field(default_factory=dict)

    @property
    def page_words(self) -> PageWords:
        """What the page says in the same language."""
        return page_words(self.page.language)

    def form(self, unit: str) -> str:
        """How numbers of a unit are written in the language of the page."""
        by = language(self.page.language).amounts
        return spoken(FORMS[unit], by, self.page_words.locale)

    def style(self, look: str, form: str = "") -> "Format":
        """How a cell looks, and how its number is written."""
        if (look, form) not in self.styles:
            told_so = {"num_format": form} if form else {}
            self.styles[look, form] = self.file.add_format(LOOKS[look] | told_so)
        return self.styles[look, form]

    def sheet_of(self, exhibit: Exhibit) -> str:
        """The name of the sheet of an exhibit."""
        return f"{self.words.exhibit} {exhibit.number}"

    @cached_property
    def sources(self) -> list[Source]:
        """All bytes that the page stands on, by address."""
        found = {one for it in self.page.traces for one in it.sources}
        return sorted(found, key=lambda it: (it.url, it.sha256))

    @cached_property
    def notes(self) -> dict[str, Note]:
        """The note of each trace, by its name: what it takes of which query."""
        return {it.trace.name: it for it in notes(self.page).notes}

    @cached_property
    def views(self) -> tuple[View, ...]:
        """Every query, as a view that notes name."""
        return views(self.page)

    @cached_property
    def query_lines(self) -> list[Row]:
        """Every query line by line: its name, what it gives, the number of the line, SQL."""
        names = [it.trace.name for it in self.notes.values()]
        return [
            (it.name, ", ".join(names[at - 1] for at in it.notes) if n == 1 else "", n, piece)
            for it in self.views
            for n, piece in enumerate(_pieces(it.lines), start=1)
        ]

    @cached_property
    def query_rows(self) -> dict[int, int]:
        """Where each query begins among `query_lines`, counted from 1, by its number."""
        begins = (at for at, it in enumerate(self.query_lines, start=1) if it[2] == 1)
        return {it.number: at for it, at in zip(self.views, begins, strict=True)}

    def link(
        self,
        sheet: "Worksheet",
        at: tuple[int, int],
        to: tuple[str, int],
        told: tuple[str, str],
    ) -> None:
        """Let a cell lead to a row of the table on another sheet, counted from 1."""
        # Sheets are written one after the other; what leads on is aimed by the table's head,
        # which lies in the same row on every sheet of this book.
        target = f"internal:'{to[0]}'!A{HEAD + 1 + to[1]}"
        text, look = told
        sheet.write_url(*at, target, self.style(look), text)

    def link_to_query(self, sheet: "Worksheet", at: tuple[int, int], note: Note) -> None:
        """Let a cell say in SQL what a note takes, and lead to the query it takes it of."""
        place = self.words.queries, self.query_rows[note.query]
        self.link(sheet, at, place, (note.sql, "asked" if note.taken else "link"))


HEAD = 8  # the row of the column heads, counted from nought, on every sheet


def begin(book: Book, name: str, heading: Heading, widths: Sequence[int]) -> "Worksheet":
    """A sheet with its head: frozen above its rows, ready for the printer."""
    sheet = book.file.add_worksheet(name)
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, heading.title, book.style("title"))
    for n, line in enumerate(
        laid(heading.lines, sum(widths) + heading.beside, HEAD - 2), start=1
    ):
        sheet.write_string(n, 0, line, book.style("text"))
    sheet.set_row(HEAD, 18)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    escaped = book.page.title.replace("&", "&&")[:120]
    sheet.set_footer(f"&L&8{escaped}&R&8{book.words.page_of}")
    return sheet


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that become an Excel table: its name, its heads, how its numbers are written.

    `column` is where it begins, counted from nought. With the `widths` of its columns long
    words are wrapped, and rows are as high as they need.
    """

    name: str
    heads: Sequence[str]
    rows: Sequence[Row]
    forms: Sequence[str] = ()
    column: int = 0
    widths: Sequence[int] = ()


def place(book: Book, sheet: "Worksheet", block: Block) -> int:
    """Write a block as an Excel table beneath the head of a sheet.

    Returns  the row of the sheet that holds the first of its rows, counted from nought
    """
    wide = len(block.heads)
    forms = (*block.forms, *[""] * wide)[:wide]
    if block.widths:
        for n, row in enumerate(block.rows, start=HEAD + 1):
            sheet.set_row(n, LINE * taken(row, block.widths))
    for at, (form, values) in enumerate(
        zip(forms, zip(*block.rows, strict=True), strict=False)
    ):
        _column(book, sheet, block.column + at, (form, values, bool(block.widths)))
    end = (HEAD + max(len(block.rows), 1), block.column + wide - 1)
    heads = [
        {"header": it, "header_format": book.style(_over(block.rows, at))}
        for at, it in enumerate(block.heads)
    ]
    sheet.add_table(
        *(HEAD, block.column, *end), {"name": block.name, "style": None, "columns": heads}
    )
    return HEAD + 1


def _over(rows: Sequence[Row], at: int) -> str:
    """How the head of a column looks: to the right where what is beneath it stands there."""
    words = any(isinstance(row[at], str) for row in rows)
    return "head" if words or not rows else "amount head"


def _column(
    book: Book, sheet: "Worksheet", at: int, told: tuple[str, Sequence[Value], bool]
) -> None:
    """Write the cells of a column, from beneath the head; `told` are form, values, wrapping.

    A workbook has thousands of cells: what they share is worked out once.
    """
    form, values, wrapped = told
    usual, days = book.style("cell", form), book.style("cell", form or DAY)
    words = book.style("long" if wrapped else "words", form)
    for n, value in enumerate(values, start=HEAD + 1):
        if isinstance(value, str):
            style = words if len(value) <= LONG else book.style("long", form)
            sheet.write_string(n, at, value[:CELL], style)
        elif isinstance(value, date):
            sheet.write_number(n, at, (value - NOUGHT).days, days)
        elif value is None:
            sheet.write_blank(n, at, None, usual)
        elif isinstance(value, bool):
            sheet.write_boolean(n, at, value, usual)
        else:
            style = usual if value >= 0 else book.style("cell", fitting(form, value))
            sheet.write_number(n, at, value, style)


def _pieces(lines: Sequence[str]) -> list[str]:
    return [line[at : at + CELL] for line in lines for at in range(0, max(len(line), 1), CELL)]
