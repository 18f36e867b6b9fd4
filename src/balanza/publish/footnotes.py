"""The breaks that a selection crosses, and how a reader is told of them."""

from collections.abc import Iterable, Sequence

from balanza import catalog
from balanza.catalog import Comparison, Crossing, Selection
from balanza.periods import Month, Span
from balanza.publications.language import Language
from balanza.publish.kinds import is_of_balance
from balanza.publish.reading import KINDS, last_december
from balanza.publish.show import told_apart
from balanza.store import Facet

FEW = 3  # more months than that of consecutive years are written as a range


def guarded(
    selection: Selection, facets: Sequence[Facet], through: Month
) -> tuple[Crossing, ...]:
    """The breaks that `selection` crosses, given what its rows are of.

    Raises  QuestionError when it would mislead, and does not insist
    """
    comparison = Comparison(
        table=selection.table,
        span=_span(selection, facets, through),
        columns=told_apart(selection),
        where={**_kinds(facets), **selection.within, **selection.where},
        balance=is_of_balance(selection),
    )
    return catalog.guard(comparison, insist=selection.insist)


def footnotes(crossed: Iterable[Crossing], language: Language) -> tuple[str, ...]:
    """A sentence for each break, with all the months at which it is crossed."""
    notes: dict[str, set[Month]] = {}
    for it in crossed:
        notes.setdefault(it.broken.note[language.name], set()).update(it.months)
    return tuple(
        note.format(months=dated(sorted(months), language)) for note, months in notes.items()
    )


def dated(months: Sequence[Month], language: Language) -> str:
    """Months in words, those of consecutive years together.

    January of each year from 2014 to 2025; January 2017 and 2022; July 2025
    """
    if not months:
        return ""
    first, last = months[0], months[-1]
    if len({it.number for it in months}) > 1:
        return language.listed([language.month_of(it) for it in months])
    years = [str(it.year) for it in months[1:]]
    if len(months) >= FEW and len(months) == last.year - first.year + 1:
        return language.range_of_years.format(
            month=language.months[first.number - 1], first=first.year, last=last.year
        )
    return language.listed([language.month_of(first), *years])


def _span(selection: Selection, facets: Sequence[Facet], through: Month) -> Span:
    """From the first month that a row is made of to the last."""
    months = [day for it in facets for day in it.months]
    ends_in_december = selection.window == "year" and "month" not in selection.by
    last = last_december(through) if ends_in_december else Month.of(max(months))
    return Span(Month.of(min(months)), last)


def _kinds(facets: Sequence[Facet]) -> dict[str, tuple[str, ...]]:
    """The flows, measures and levels that the rows are of, as far as they have them."""
    found = {name: sorted({getattr(it, name) for it in facets} - {""}) for name in KINDS}
    return {name: tuple(values) for name, values in found.items() if values}
