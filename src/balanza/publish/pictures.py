"""Draws an exhibit: its pictures, and the data behind them as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from balanza import catalog, figures, units
from balanza.figures import Figure
from balanza.periods import Month
from balanza.publications.content import WIDTHS, Breadth, Table
from balanza.publications.language import Language
from balanza.publications.prose import Words
from balanza.publications.quotes import partner_named
from balanza.publish.evidence import Evidence

BEHIND = 2  # so many times the named series are drawn at all
WRITTEN = {"share": units.percent, "balance_usd": units.usd_billions}
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Pictures:
    """An exhibit as SVG by width, as a file that stands alone, and as a table."""

    pictures: Mapping[Breadth, str]
    alone: str
    table: Table


def pictured(
    figure: Figure, evidence: Evidence, words: Words, language: Language, source: str
) -> Pictures:
    """Draw what `evidence` shows as `figure` says, with its words."""
    rows = _drawn(figure, evidence)
    spoken = figures.Words(
        title=words["title"].striptags(),
        subtitle=words["subtitle"].striptags(),
        note=" ".join([words["note"].striptags(), *evidence.footnotes(language.name)]).strip(),
        source=source,
        alt=words["alt"].striptags(),
        labels=_labels(figure, evidence, language),
        marks=_marks(figure, evidence, words),
    )
    drawn = {
        name: figures.svg(figures.draw(rows, figure, spoken, width))
        for name, width in WIDTHS.items()
    }
    alone = figures.framed(drawn["wide"], spoken)
    return Pictures(drawn, alone, _table(figure, rows, spoken, language))


def _drawn(figure: Figure, evidence: Evidence) -> Sequence[Mapping[str, Any]]:
    """The rows that are drawn: of many series only the largest, and none that is a rest."""
    if not figure.series:
        return evidence.rows
    rests = {catalog.REST, catalog.UNIDENTIFIED}
    rows = [it for it in evidence.rows if it[figure.series] not in rests]
    latest = max(it[figure.x] for it in rows)
    last = sorted((it for it in rows if it[figure.x] == latest), key=lambda it: -it[figure.y])
    kept = {it[figure.series] for it in last[: BEHIND * figure.top or None]}
    return [it for it in rows if it[figure.series] in kept | set(figure.highlight)]


def _labels(figure: Figure, evidence: Evidence, language: Language) -> dict[str, str]:
    """What the codes of the axis or of the series are called."""
    column = figure.series or figure.x
    table = catalog.table(evidence.selection.table)
    found = {"total": language.total}
    for value in {row[column] for row in evidence.rows}:
        if column == "partner":
            found[value] = partner_named(value, language.name)
        elif column == "product":
            found[value] = catalog.product_label(table.classification, value, language.name)
        else:
            found[value.isoformat()] = language.axis_year(Month.of(value))
    return found


def _marks(figure: Figure, evidence: Evidence, words: Words) -> dict[str, str]:
    """What stands at the last whole year, where the words say something of it."""
    if figure.kind != "columns" or not words["mark"]:
        return {}
    whole = [row[figure.x] for row in evidence.rows if row[figure.x].month == DECEMBER]
    return {max(whole).isoformat(): words["mark"].striptags()} if whole else {}


def _table(
    figure: Figure,
    rows: Sequence[Mapping[str, Any]],
    words: figures.Words,
    language: Language,
) -> Table:
    """The data behind a picture; of lines, the last point of each year and the latest."""
    columns = [figure.x, *([figure.series] if figure.series else []), figure.y]
    latest = max(row[figure.x] for row in rows)
    kept = [
        row
        for row in sorted(rows, key=lambda it: tuple(str(it[name]) for name in columns))
        if not figure.series or row[figure.x] == latest or row[figure.x].month == DECEMBER
    ]
    cells = [
        tuple(Markup("{}").format(_cell(name, row[name], words, language)) for name in columns)
        for row in kept
    ]
    years = {"month": "year"} if figure.kind == "columns" else {}
    heads = tuple(language.columns[years.get(it, it)] for it in columns)
    return Table(heads, tuple(cells), words.title)


def _cell(name: str, value: Any, words: figures.Words, language: Language) -> str:  # noqa: ANN401
    if isinstance(value, date):
        return words.labels.get(value.isoformat(), language.month_of(Month.of(value)))
    if isinstance(value, str):
        return words.labels[value]
    return WRITTEN[name](value)
