"""The rows of an exhibit for other programs: whole, unrounded, and named in words."""

from collections.abc import Mapping
from typing import Any

from balanza import catalog
from balanza.publications.chart import Column, Records, Value
from balanza.publications.language import Language
from balanza.publications.office import FORMS, STYLES, OfficeWords, office_words
from balanza.publications.quotes import key_named
from balanza.publish.evidence import Evidence
from balanza.publish.exhibits import Gallery, Shown
from balanza.publish.grids import Grid


def records_of(evidence: Evidence, language: Language) -> Records:
    """The rows of `evidence` whole, each code of a partner or a product beside its name."""
    words = office_words(language.name)
    table = evidence.selection.table
    columns: list[Column] = []
    for name in evidence.rows[0] if evidence.rows else ():
        columns.append(Column(name, head(name, words), _form(name)))
        if name in words.names:
            columns.append(Column(f"{name}_name", words.names[name]))
    cells = (
        tuple(_cell(row, it.name, table, language.name) for it in columns)
        for row in evidence.rows
    )
    return Records(tuple(columns), tuple(cells))


def _cell(row: Mapping[str, Any], name: str, table: str, language: str) -> Value:
    if name in row:
        value: Value = row[name]
        return value
    column = name.removesuffix("_name")
    return key_named(column, row[column], table, language)


def _form(name: str) -> str:
    return FORMS["month"] if name == "month" else FORMS[catalog.result(name).unit]


def of_grid(grid: Grid, shown: Shown, gallery: Gallery) -> Records:
    """What a table shows, unrounded: who, and each finding as a number."""
    table = shown.exhibit.table
    heads = table.columns if table else ()
    keys = gallery.told.roles[grid.rows]
    words = 2 if grid.examples else 1
    columns = [
        Column(name, it) for name, it in zip(("name", "examples"), heads[:words], strict=False)
    ]
    columns += [
        Column(claim, it, STYLES[style])
        for (claim, style), it in zip(grid.columns.items(), heads[words:], strict=False)
    ]
    courses = words + len(grid.columns)  # a course is drawn; in words it says its ends
    columns += [Column("trend", it) for it in heads[courses:]]
    cells = []
    for key, row in zip(keys, table.rows if table else (), strict=True):
        found = [gallery.told.findings[claim].get(key) for claim in grid.columns]
        said: list[Value] = [it.striptags() for it in row]
        values = (
            word if it and isinstance(it.value, str) else it.value if it else None
            for it, word in zip(found, said[words:], strict=False)
        )
        cells.append((*said[:words], *values, *said[courses:]))
    return Records(tuple(columns), tuple(cells))


def head(name: str, words: OfficeWords) -> str:
    """What a column is called, with its unit; as in the data where nobody has named it."""
    word = words.heads.get(name, name)
    is_dollars = catalog.result(name).unit == "usd" and name in words.heads
    return f"{word}, {words.units['usd']}" if is_dollars else word
