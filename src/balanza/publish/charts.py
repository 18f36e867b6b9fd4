"""The numbers of an exhibit for other programs: its chart, to be drawn anew.

What a figure shows decides how: months with series are lines, months alone are columns, or a
line, and anything else is bars. A kind of figure that nobody has thought of here is drawn too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from balanza import catalog, figures
from balanza.definitions import choose
from balanza.figures import Figure, colour, partner_colour
from balanza.figures.bars import parts
from balanza.figures.steps import steps
from balanza.periods import Month
from balanza.publications.chart import Chart, Kind, Series
from balanza.publications.language import Language
from balanza.publications.notated import notated
from balanza.publications.office import FORMS, office_words
from balanza.publications.quotes import key_named
from balanza.publish.evidence import Evidence
from balanza.publish.exhibits import Gallery, Shown
from balanza.publish.records import of_grid, records_of

DECEMBER, MANY, HUNDREDS = 12, 20, 1000
RESTS = (catalog.REST, catalog.UNIDENTIFIED)


def with_numbers(shown: Shown, gallery: Gallery) -> Shown:
    """`shown` with its chart, where it is drawn, and its rows, written as its language does."""
    exhibit, speech = shown.exhibit, gallery.language
    if exhibit.name in gallery.grids:
        records = of_grid(gallery.grids[exhibit.name], shown, gallery)
        numbers = replace(exhibit, records=records)
    else:
        drawn = chart(gallery.figures[exhibit.name], shown.evidence, speech)
        drawn = replace(drawn, says=_said(gallery.figures[exhibit.name], drawn, speech))
        records = records_of(shown.evidence, speech)
        numbers = replace(exhibit, chart=drawn, records=records)
    return replace(shown, exhibit=notated(numbers, speech))


def chart(figure: Figure, evidence: Evidence, language: Language) -> Chart:
    """What `figure` draws of `evidence`, for programs that draw themselves.

    Raises  UnknownName when there is no word for the scale of the figure
    """
    there = (row for row in evidence.rows if row[figure.y] is not None)
    rows = sorted(there, key=lambda row: str(row[figure.x]))
    named = _Names(figure, evidence, language)
    if figure.kind == "waterfall":
        return _waterfall(figure, rows, named)
    if figure.kind == "bars":
        return _contributions(figure, rows, named)
    if not isinstance(rows[0][figure.x], date):
        return _bars(figure, rows, named)
    return _lines(figure, rows, named) if figure.series else _columns(figure, rows, named)


class _Names:
    """What the codes, the unit and the numbers of a figure are called."""

    def __init__(self, figure: Figure, evidence: Evidence, language: Language) -> None:
        self.table, self.language = catalog.table(evidence.selection.table), language
        words = office_words(language.name)
        self.kind = catalog.result(figure.y).unit
        dollars = self.kind == "usd"
        word = words.heads.get(figure.y, figure.y)
        self.unit, self.series = word, word
        if dollars:
            self.unit = choose("scale in words", f"{figure.scale:.0f}", words.scales)
            self.series = f"{word}, {self.unit}"
        largest = max((abs(row[figure.y] or 0) for row in evidence.rows), default=0)
        self.small = dollars and largest / figure.scale < HUNDREDS
        self.form = FORMS["tenths"] if self.small else FORMS["whole" if dollars else self.kind]

    def label(self, column: str, value: Any) -> str:  # noqa: ANN401  a code or a day
        if isinstance(value, date):
            return self.language.axis_year(Month.of(value))
        if column == "product":
            kind = self.table.classification
            return catalog.product_label(kind, value, self.language.name)
        return key_named(column, value, self.table.name, self.language.name)


def _columns(figure: Figure, rows: Sequence[Mapping[str, Any]], named: _Names) -> Chart:
    """A column a year; one that is not over is pale. Months in a row are a line instead."""
    values = tuple(row[figure.y] / figure.scale for row in rows)
    months = [row[figure.x] for row in rows]
    yearly = len({it.year for it in months}) == len(months)
    whole = [it.month == DECEMBER for it in months]
    ends = [n for n in range(len(rows)) if not yearly or whole[n]][-1:]
    open_years = [n for n in range(len(rows)) if yearly and not whole[n]]
    hues = tuple(
        colour(f"{'surplus' if value >= 0 else 'deficit'}{'' if full else '_soft'}")
        for value, full in zip(values, whole, strict=True)
    )
    return Chart(
        kind="columns" if yearly else "lines",
        categories=tuple(named.label(figure.x, it) for it in months)
        if yearly
        else tuple(months),
        series=(
            Series(named.series, values, hues if yearly else (colour("total"),), strong=True),
        ),
        unit=named.unit,
        form=named.form,
        marked=tuple(ends + open_years),
        falling=named.kind == "rank",
    )


def _waterfall(figure: Figure, rows: Sequence[Mapping[str, Any]], named: _Names) -> Chart:
    return _summed("waterfall", steps(rows, figure, _wording(figure, rows, named)), named)


def _contributions(figure: Figure, rows: Sequence[Mapping[str, Any]], named: _Names) -> Chart:
    """The bars of the picture: the rest together, and the sum, to which all of them add up."""
    return _summed("bars", parts(rows, figure, _wording(figure, rows, named)), named)


def _summed(kind: Kind, found: Sequence[Mapping[str, Any]], named: _Names) -> Chart:
    return Chart(
        kind=kind,
        categories=tuple(it["name"] for it in found),
        series=(
            Series(
                named.series,
                tuple(it["size"] for it in found),
                tuple(it["colour"] for it in found),
            ),
        ),
        unit=named.unit,
        form=FORMS["tenths_signed" if named.small else "whole_signed"],
        marked=tuple(range(len(found))),
    )


def _wording(figure: Figure, rows: Sequence[Mapping[str, Any]], named: _Names) -> figures.Words:
    labels = {row[figure.x]: named.label(figure.x, row[figure.x]) for row in rows}
    labels["total"] = named.language.total
    return figures.Words(
        language=named.language.name,
        phrases=named.language.charts,
        title="",
        subtitle="",
        note="",
        source="",
        alt="",
        labels=labels,
    )


def _said(figure: Figure, drawn: Chart, language: Language) -> str:
    """What is true of a native chart whose picture has what it lacks: a map, bands."""
    form = office_words(language.name).drawn.get(figure.kind, "")
    return form.format(count=len(drawn.categories))


def _lines(figure: Figure, rows: Sequence[Mapping[str, Any]], named: _Names) -> Chart:
    """The series that the picture names, the first or largest first; others are in the rows."""
    months = sorted({row[figure.x] for row in rows})
    at = {(row[figure.series], row[figure.x]): row[figure.y] for row in rows}
    ends = {code: y for (code, month), y in at.items() if month == months[-1]}
    best = 1 if named.kind == "rank" else -1  # the first place has the smallest number
    leading = [
        code for code in sorted(ends, key=lambda it: (best * ends[it], it)) if code not in RESTS
    ]
    kept = {*leading[: figure.top or None], *figure.highlight}
    order = [it for it in leading if it in kept]
    return Chart(
        kind="lines",
        categories=_times(figure, months, named),
        series=tuple(
            Series(
                named.label(figure.series, code),
                tuple(_scaled(at.get((code, month)), figure) for month in months),
                (partner_colour(code),),
                strong=code in figure.highlight,
            )
            for code in order
        ),
        unit=named.unit,
        form=named.form,
        marked=(len(months) - 1,),
        falling=named.kind == "rank",
    )


def _times(
    figure: Figure, months: Sequence[date], named: _Names
) -> tuple[str, ...] | tuple[date, ...]:
    """The months along a chart; of places, which are of years, what their axis calls these."""
    if figure.kind == "bump":
        return tuple(named.label(figure.x, it) for it in months)
    return tuple(months)


def _bars(figure: Figure, rows: Sequence[Mapping[str, Any]], named: _Names) -> Chart:
    """A bar each, the largest first, and no more than can be read."""
    best = sorted(rows, key=lambda row: (-row[figure.y], row[figure.x]))
    kept = [row for row in best if row[figure.x] not in RESTS][:MANY]
    return Chart(
        kind="bars",
        categories=tuple(named.label(figure.x, row[figure.x]) for row in kept),
        series=(
            Series(
                named.series,
                tuple(row[figure.y] / figure.scale for row in kept),
                (colour("surplus"),),
            ),
        ),
        unit=named.unit,
        form=named.form,
        marked=tuple(range(len(kept))),
    )


def _scaled(value: float | None, figure: Figure) -> float | None:
    """A number in the unit it is shown in; None where a series has a gap."""
    return None if value is None else value / figure.scale
