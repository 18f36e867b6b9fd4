"""Binds a page as a workbook: a sheet an exhibit, every number with how it was made."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from balanza.publications.content import Exhibit, Page, Trace
from balanza.publications.exhibit_sheet import exhibit_sheet
from balanza.publications.office import FORMS, office_words
from balanza.publications.plain import plain
from balanza.publications.sheets import HEAD, Block, Book, Heading, Row, begin, place

CONTENTS, SOURCES = (13, 56, 76, 9), (8, 110, 68, 28)  # the widths of their columns
PRINTED = 10  # columns of numbers; what would make these too small stays on the screen
FONT = {"font_name": "Arial", "font_size": 10}


def workbook(page: Page) -> bytes:
    """The page as an Excel workbook, the same bytes for the same page.

    Sheets  the contents; one for each exhibit, with its rows whole and unrounded and a native
            chart; Numbers, with every finding that the text quotes; Sources; Queries
    Raises  UnknownName when nobody wrote the words of its language
    """
    import xlsxwriter  # noqa: PLC0415  only where a workbook is wanted

    body = io.BytesIO()
    words = office_words(page.language)
    options = {
        "in_memory": True,
        "strings_to_urls": False,
        "strings_to_formulas": False,
        "default_format_properties": dict(FONT),  # which the library changes
    }
    with xlsxwriter.Workbook(body, options) as file:
        file.set_properties(_properties(page))
        book = Book(file, page, words)
        exhibits = [it for it in page.blocks if isinstance(it, Exhibit)]
        _contents(book, exhibits)
        for it in exhibits:
            exhibit_sheet(book, it)
        _numbers(book)
        _sources(book)
        _queries(book)
    return body.getvalue()


def _properties(page: Page) -> dict[str, object]:
    """What the file says of itself; its day is that of the data."""
    day = max(it.vintage for it in page.traces)
    return {
        "title": page.title,
        "subject": page.dateline,
        "comments": page.label,
        "author": "balanza",
        "created": datetime.fromisoformat(day).replace(tzinfo=UTC),
    }


def _contents(book: Book, exhibits: Sequence[Exhibit]) -> None:
    words, page = book.words, book.page
    standfirst = plain(page.standfirst_html)
    heading = Heading(page.title, (standfirst, page.dateline, page.label, words.open_with))
    sheet = begin(book, words.contents, heading, CONTENTS)
    rows: list[Row] = []
    for it in exhibits:
        count = len(it.records.rows) if it.records else 0
        rows.append((book.sheet_of(it), plain(it.title_html), plain(it.subtitle_html), count))
    for name, intro in (
        (words.numbers, words.numbers_intro),
        (words.sources, words.sources_intro),
        (words.queries, words.queries_intro),
    ):
        rows.append((name, intro, "", None))
    heads = (words.exhibit, words.title, words.shows, words.rows)
    first = place(
        book,
        sheet,
        Block("brief_contents", heads, rows, ("", "", "", FORMS["whole"]), widths=CONTENTS),
    )
    for n, row in enumerate(rows, start=first):
        sheet.write_url(n, 0, f"internal:'{row[0]}'!A1", book.style("link"), str(row[0]))


def _numbers(book: Book) -> None:
    words, page = book.words, book.page
    widths = (30, 19, 8, 15, 40, 36, 44, 12, 12, 36, 100, 100)
    sheet = begin(
        book,
        words.numbers,
        Heading(words.numbers, (words.numbers_intro, page.label)),
        widths,
    )
    sheet.print_area(0, 0, HEAD + len(book.notes), PRINTED - 1)
    numbered = {it: n for n, it in enumerate(book.sources, start=1)}
    traces = [it for it in page.traces if it.value is not None]
    heads = (
        *(words.name, words.value, words.unit, words.written, words.meaning),
        *(words.formula, book.page_words.selection, book.page_words.vintage),
        *(words.sources, book.page_words.query, book.page_words.caveats),
        book.page_words.cite,
    )
    rows = [_number(it, book) for it in traces]
    first = place(book, sheet, Block("brief_numbers", heads, rows, widths=widths))
    for n, it in enumerate(traces, start=first):
        if not isinstance(it.value, str):
            sheet.write_number(
                n, 1, float(it.value or 0), book.style("cell", book.form(it.unit))
            )
        nearest = min(numbered[one] for one in it.sources)
        told_of = ", ".join(str(numbered[one]) for one in it.sources)
        book.link(sheet, (n, 8), (words.sources, nearest), (told_of, "asked"))
        book.link_to_query(sheet, (n, 9), book.notes[it.name])


def _number(it: Trace, book: Book) -> Row:
    """A number as a row; the cells of its sources and its query become links."""
    unit = book.words.units.get(it.unit, it.unit)
    day = datetime.fromisoformat(it.vintage).date()
    about = (it.says, it.indicator, it.selection, day)
    return (
        it.name,
        it.value,
        unit,
        it.value_text,
        *about,
        "",
        book.notes[it.name].sql,
        " ".join(it.caveats),
        it.cite,
    )


def _sources(book: Book) -> None:
    words = book.words
    heading = Heading(words.sources, (words.sources_intro, book.page.label))
    sheet = begin(book, words.sources, heading, SOURCES)
    heads = (words.line, words.address, "SHA-256", book.page_words.fetched)
    rows = [(n, it.url, it.sha256, it.fetched_at) for n, it in enumerate(book.sources, start=1)]
    place(book, sheet, Block("brief_sources", heads, rows, widths=SOURCES))


def _queries(book: Book) -> None:
    """A line of SQL a row, so that a query can be marked and taken away as it is."""
    words = book.words
    heading = Heading(words.queries, (words.queries_intro, book.page.label))
    sheet = begin(book, words.queries, heading, (8, 34, 8, 140))
    heads = (book.page_words.query, words.used_by, words.line, "SQL")
    place(book, sheet, Block("brief_queries", heads, book.query_lines))
