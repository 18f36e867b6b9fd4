"""The queries of a page as one file of SQL, in which each is a view that notes name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from balanza.publications.content import Page
from balanza.publications.notes import QUERY, Notes, notes, spans
from balanza.publications.page import PageWords, page_words

FILE = "queries.sql"
TABLE = re.compile(r"'data/tables/(\w+)\.parquet'")


@dataclass(frozen=True, slots=True)
class View:
    """A query as a view: its number, what makes it, the tables it reads, the notes that ask it.

    `lines` are its SQL; the first of them is the `first` of the whole file, counted from one.
    """

    number: int
    lines: tuple[str, ...]
    first: int
    tables: tuple[str, ...]
    notes: tuple[int, ...]

    @property
    def name(self) -> str:
        """What notes call it."""
        return f"{QUERY}{self.number}"

    def told(self, words: PageWords) -> str:
        """Where it stands in the file, what it reads, and which notes ask it."""
        return words.queries_view.format(
            line=self.first,
            tables=", ".join(self.tables),
            notes=", ".join(text for _, text in spans(self.notes)),
        )


def script(content: Page) -> str:
    """The SQL that makes all views of `content`, for DuckDB in the folder of the brief.

    Run there, it lets the SQL of every note run as it stands.

    Raises  UnknownName when nobody wrote the words of its language
    """
    lines = [*_head(content), *(line for it in views(content) for line in it.lines)]
    return "\n".join(lines) + "\n"


def views(content: Page) -> tuple[View, ...]:
    """The views that the notes of `content` name, in the order of their numbers."""
    return tuple(_views(notes(content), len(_head(content)) + 1))


def pointer(content: Page, words: PageWords) -> str:
    """Where the queries of `content` are to be found, and the digest of the file."""
    body = script(content).encode()
    return words.queries_file.format(file=FILE, digest=sha256(body).hexdigest())


def _head(content: Page) -> list[str]:
    told = (content.title, content.dateline, content.label)
    return [f"-- {it}" for it in (*told, page_words(content.language).queries_head) if it]


def _views(known: Notes, first: int) -> Iterator[View]:
    for number, query in enumerate(known.queries, start=1):
        lines = (f"CREATE OR REPLACE VIEW {QUERY}{number} AS", *f"{query};".splitlines())
        asking = tuple(it.number for it in known.notes if it.query == number)
        tables = tuple(dict.fromkeys(TABLE.findall(query)))
        yield View(number, lines, first, tables, asking)
        first += len(lines)
