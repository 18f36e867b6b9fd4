"""An exhibit's numbers for other programs, in the notation of a language."""

from dataclasses import replace

from balanza.publications.content import Exhibit
from balanza.publications.language import Language
from balanza.publications.office import spoken
from balanza.publications.page import page_words


def notated(exhibit: Exhibit, language: Language) -> Exhibit:
    """`exhibit` whose chart and rows are written as `language` writes numbers."""
    by, locale = language.amounts, page_words(language.name).locale
    chart, records = exhibit.chart, exhibit.records
    if chart:
        chart = replace(chart, form=spoken(chart.form, by, locale), notation=by, locale=locale)
    if records:
        columns = (replace(it, form=spoken(it.form, by, locale)) for it in records.columns)
        records = replace(records, columns=tuple(columns))
    return replace(exhibit, chart=chart, records=records)
