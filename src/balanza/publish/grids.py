"""Exhibits that are tables: a row for each who plays a role, a column for each finding."""

from collections.abc import Mapping

import msgspec
from markupsafe import Markup

from balanza import catalog
from balanza.catalog import Selection
from balanza.definitions import Definition
from balanza.figures import accent
from balanza.publications.content import Table
from balanza.publications.language import Language
from balanza.publications.plain import plain
from balanza.publications.prose import Words
from balanza.publications.quotes import partner_named, spoken
from balanza.publish.cast import Facts

MISSING = "–"


class Trend(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The course of `y` over the months of a selection, as a small line in each row."""

    shows: Selection
    y: str


class Grid(Definition, frozen=True, kw_only=True):
    """A table exhibit: a row for each who plays the role, a column for each finding.

    `names` says what the keys are: partner, or product of the `classification`; with
    `examples` their examples stand beside their names. `columns` maps claims to styles; a
    `trend` is drawn in the last column. The names of the partners of `highlight` have their
    colours.
    """

    rows: str
    names: str
    columns: dict[str, str]
    classification: str = ""
    examples: bool = False
    highlight: tuple[str, ...] = ()
    trend: Trend | None = None


def laid(
    grid: Grid,
    words: Words,
    told: Facts,
    language: Language,
    trends: Mapping[str, Markup] | None,
) -> Table:
    """The table that `grid` lays out of `told`, with the small line of each row last."""
    heads = tuple(it.strip() for it in plain(words["columns"]).split("|"))
    keys = told.roles[grid.rows]
    rows = [_row(grid, key, told, language) for key in keys]
    if trends is not None:
        rows = [(*row, trends[key]) for row, key in zip(rows, keys, strict=True)]
    accents = {partner_named(it, language.name): accent(it) for it in grid.highlight}
    return Table(heads, tuple(rows), plain(words["title"]), accents)


def _row(grid: Grid, key: str, told: Facts, language: Language) -> tuple[Markup, ...]:
    cells = [Markup("{}").format(_name(grid, key, language))]
    if grid.examples:
        examples = catalog.products(grid.classification)[key]
        cells.append(Markup("{}").format(examples[f"examples_{language.name}"]))
    for claim, style in grid.columns.items():
        finding = told.findings[claim].get(key)
        # A change from nothing is no number; the dash says that it was not forgotten.
        cell = spoken(finding, style, language) if finding else MISSING
        cells.append(Markup("{}").format(cell))
    return tuple(cells)


def _name(grid: Grid, key: str, language: Language) -> str:
    if grid.names == "partner":
        return partner_named(key, language.name)
    return catalog.product_name(grid.classification, key, language.name)
