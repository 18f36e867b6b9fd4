"""Draws an exhibit: its pictures, and the data behind them as a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from markupsafe import Markup

from balanza import catalog, figures, units
from balanza.figures import Figure, SizeName
from balanza.periods import Month
from balanza.publications.content import WIDTHS, Breadth, Table
from balanza.publications.language import Language
from balanza.publications.plain import plain
from balanza.publications.prose import Words
from balanza.publications.quotes import partner_named
from balanza.publications.unbroken import kept
from balanza.publish.evidence import Evidence

BEHIND = 2  # so many times the named series are drawn at all
WRITTEN = {
    "share": units.percent,
    "balance_usd": units.usd_billions,
    "change": units.change_billions,
    "concentration": units.index,
    "rank": units.whole,
}
YEARS, PARTS = ("columns", "bump"), ("bars", "map")
DECEMBER, LISTED, MILLION = 12, 20, 1e6


@dataclass(frozen=True, slots=True)
class Pictures:
    """An exhibit as SVG by breadth, as pictures that stand alone, and as a table.

    A picture that stands alone is drawn when it is asked for, and once.
    """

    pictures: Mapping[Breadth, str]
    table: Table
    words: figures.Words
    make: Callable[[int, float], str]
    _known: dict[SizeName, str] = field(default_factory=dict)

    @property
    def alone(self) -> str:
        """The picture of an article: the wide one in its frame."""
        return self.sized("article")

    def sized(self, size: SizeName) -> str:
        """The picture of a size, with its words and on light paper."""
        if size not in self._known:
            width, height = figures.space(self.words, size)
            there = "" if height else self.pictures.get("wide", "")
            made = there or self.make(width, height)
            self._known[size] = figures.framed(made, self.words, size)
        return self._known[size]


def pictured(
    figure: Figure, evidence: Evidence, said: figures.Words, words: Words, language: Language
) -> Pictures:
    """Draw what `evidence` shows as `figure` says, with what is `said` of it."""
    rows = drawn(figure, evidence)
    spoken = replace(
        said,
        labels=_labels(figure, evidence, language),
        marks=_marks(figure, evidence, words),
    )

    def make(width: int, height: float = 0) -> str:
        return figures.svg(figures.draw(rows, figure, spoken, width, height))

    made = {name: make(width) for name, width in WIDTHS.items()}
    return Pictures(made, _table(figure, rows, spoken, language), spoken, make)


def tabled(table: Table, words: figures.Words) -> Pictures:
    """A table, which a page sets as one, as pictures that stand alone."""
    rows = [[str(it if "<svg" in it else it.striptags()) for it in row] for row in table.rows]

    def make(width: int, height: float = 0) -> str:
        return figures.partner_table(table.columns, rows, (width, height), table.accents)

    return Pictures({}, table, words, make)


def said(
    words: Words, language: Language, source: str, footnotes: Sequence[str] = ()
) -> figures.Words:
    """The words of an exhibit as a picture holds them."""
    note = " ".join([plain(words["note"]), *footnotes]).strip()
    return figures.Words(
        language=language.name,
        phrases=language.charts,
        title=kept(plain(words["title"]), language.name),
        subtitle=kept(plain(words["subtitle"]), language.name),
        note=kept(note, language.name),
        source=kept(source, language.name),
        alt=plain(words["alt"]),
        notation=language.amounts,
    )


def drawn(figure: Figure, evidence: Evidence) -> Sequence[Mapping[str, Any]]:
    """The rows that are drawn: of many series only the largest, and none that is a rest."""
    if figure.kind == "bump":
        kept = {it[figure.series] for it in evidence.rows if it[figure.y] <= figure.top}
        kept |= set(figure.highlight)
        return [it for it in evidence.rows if it[figure.series] in kept]
    if not figure.series:
        return evidence.rows
    rests = {catalog.REST, catalog.UNIDENTIFIED}
    rows = [it for it in evidence.rows if it[figure.series] not in rests]
    latest = max(it[figure.x] for it in rows)
    last = sorted((it for it in rows if it[figure.x] == latest), key=lambda it: -it[figure.y])
    kept = {it[figure.series] for it in last[: BEHIND * figure.top or None]}
    return [it for it in rows if it[figure.series] in kept | set(figure.highlight)]


def _labels(figure: Figure, evidence: Evidence, language: Language) -> dict[str, str]:
    """What the codes and the dates of the axes and of the series are called."""
    table = catalog.table(evidence.selection.table)
    found = {"total": language.total}
    columns = [it for it in (figure.x, figure.series) if it]
    for column, value in {(it, row[it]) for row in evidence.rows for it in columns}:
        if column == "partner":
            found[value] = partner_named(value, language.name)
        elif column == "product":
            found[value] = catalog.product_label(table.classification, value, language.name)
        else:
            month = Month.of(value)
            yearly = figure.kind in YEARS
            named = language.axis_year(month) if yearly else language.short_of(month)
            found[value.isoformat()] = named
    return found


def _marks(figure: Figure, evidence: Evidence, words: Words) -> dict[str, str]:
    """What stands at the last whole year, where the words say something of it."""
    if figure.kind != "columns" or not words["mark"]:
        return {}
    whole = [row[figure.x] for row in evidence.rows if row[figure.x].month == DECEMBER]
    return {max(whole).isoformat(): plain(words["mark"])} if whole else {}


def _table(
    figure: Figure,
    rows: Sequence[Mapping[str, Any]],
    words: figures.Words,
    language: Language,
) -> Table:
    """The data behind a picture; of months, the last of each year and the latest."""
    columns = [figure.x, *([figure.series] if figure.series else []), figure.y]
    write = written(figure, language)
    cells = [
        tuple(
            Markup("{}").format(
                write(row[it]) if it == figure.y else cell_of(row[it], words, language)
            )
            for it in columns
        )
        for row in _listed(figure, rows, columns)
    ]
    heads = tuple(head_of(figure, it, language) for it in columns)
    shown = [it for it in figure.highlight if it in words.labels]
    accents = {words.labels[it]: figures.accent(it) for it in shown}
    return Table(heads, tuple(cells), words.title, accents)


def head_of(figure: Figure, column: str, language: Language) -> str:
    """What a column of a figure is called, with the unit that `written` writes it in."""
    if column == "month" and figure.kind in YEARS:
        return language.columns["year"]
    in_millions = column == figure.y and _in_millions(figure, language)
    return language.columns[f"{column}_millions" if in_millions else column]


def written(figure: Figure, language: Language) -> Callable[[float], str]:
    """How the numbers of a figure are written where each stands alone."""
    style = units.usd_millions if _in_millions(figure, language) else WRITTEN[figure.y]
    return lambda value: style(value, language.amounts)


def _in_millions(figure: Figure, language: Language) -> bool:
    return figure.scale == MILLION and f"{figure.y}_millions" in language.columns


def _listed(
    figure: Figure, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> list[Mapping[str, Any]]:
    """The rows of the table, in their order; of parts only the largest."""
    if figure.kind in PARTS:
        return sorted(rows, key=lambda it: (-abs(it[figure.y]), it[figure.x]))[:LISTED]
    ordered = sorted(rows, key=lambda it: tuple(str(it[name]) for name in columns))
    if "month" not in columns or figure.kind in YEARS:
        return ordered
    latest = max(row["month"] for row in rows)
    return [it for it in ordered if it["month"] == latest or it["month"].month == DECEMBER]


def cell_of(value: date | str, words: figures.Words, language: Language) -> str:
    """What a table calls a code or a time."""
    if isinstance(value, str):
        return words.labels[value]
    known = words.labels if words.labels.get(value.isoformat(), "")[:4].isdigit() else {}
    return known.get(value.isoformat(), language.month_of(Month.of(value)))
