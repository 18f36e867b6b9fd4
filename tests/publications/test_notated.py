"""Workbook and slides write numbers as the language of the brief does."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from markupsafe import Markup

from balanza.publications.chart import Chart, Column, Records, Series
from balanza.publications.content import Exhibit
from balanza.publications.language import language
from balanza.publications.notated import notated
from balanza.publications.office import FORMS, STYLES, fitting, spoken, written
from balanza.units import ENGLISH

SPANISH = language("es").amounts
SHARES = Exhibit(
    name="shares",
    number=1,
    title_html=Markup(""),
    subtitle_html=Markup(""),
    note_html=Markup(""),
    source="",
    alt="",
    chart=Chart(
        kind="lines",
        categories=(date(2025, 6, 1),),
        series=(Series("México", (0.716,), ("#000000",)),),
        unit="Participación",
        form=FORMS["ratio"],
    ),
    records=Records((Column("month", "Mes", FORMS["month"]),), ((date(2025, 6, 1),),)),
)


def test_spanish_keeps_the_per_cent_sign_apart_in_cells_and_in_labels():
    chart = notated(SHARES, language("es")).chart
    assert chart.form == '0.0\\\xa0%;"−"0.0\\\xa0%'
    assert written(0.716, chart.form, chart.notation) == "71.6\xa0%"
    assert written(-0.05, STYLES["change"], SPANISH) == "−5\xa0%"


def test_spanish_names_its_months_whatever_program_opens_the_file():
    [month] = notated(SHARES, language("es")).records.columns
    assert month.form == "[$-80A]mmm yyyy"


def test_english_is_written_as_spreadsheets_do():
    assert notated(SHARES, language("en")) == SHARES


def test_a_language_with_a_decimal_comma_has_it_in_labels():
    german = msgspec.structs.replace(ENGLISH, decimal=",", group=".")
    assert written(-1234.56, FORMS["tenths"], german) == "−1.234,6"


@pytest.mark.parametrize("form", sorted(FORMS.values()))
def test_a_form_is_put_in_a_language_once(form):
    once = spoken(form, SPANISH, "es-MX")
    assert spoken(once, SPANISH, "es-MX") == once


def test_a_cell_that_would_show_a_negative_nought_shows_nought():
    told = FORMS["ratio"]
    assert fitting(told, -0.0004) == "0.0%"
    assert fitting(told, -0.0006) == fitting(told, 0.0) == fitting(told, "words") == told
    assert fitting(STYLES["usd_millions"], -49_000) == "#,##0.0,,"
    assert fitting(STYLES["usd_millions"], -51_000) == STYLES["usd_millions"]
    assert fitting(STYLES["change"], -0.004) == "0%"
    assert written(-0.04, FORMS["tenths_signed"]) == "0.0"


def test_an_exhibit_without_numbers_stays_as_it_is():
    bare = replace(SHARES, chart=None, records=None)
    assert notated(bare, language("es")) == bare
