from dataclasses import replace
from datetime import date

import pytest

from balanza.publications.chart import Chart, Series
from balanza.publications.ticks import form_along, months_apart, step

SHARES = Chart(
    kind="columns",
    categories=("a", "b"),
    series=(Series("Mexico", (0.08, 0.43), ("#000000",)),),
    unit="Share",
    form="0.0%",
)


def of(*values, **told):
    return replace(SHARES, series=(Series("s", values, ("#000000",)),), **told)


@pytest.mark.parametrize(
    ("chart", "apart", "form"),
    [
        (SHARES, 0.1, "0%"),
        (of(0.004, 0.011), 0.002, "0.0%"),
        (of(38.4, -294.4, form="#,##0.0"), 50, "#,##0"),
        (of(0.2, 0.9, form="+#,##0.0"), 0.2, "#,##0.0"),
        (of(0.0, 0.0, form="0.000"), 1, "0"),
    ],
)
def test_an_axis_has_round_numbers_and_no_more_decimals_than_they_need(chart, apart, form):
    assert step(chart) == pytest.approx(apart)
    assert form_along(chart) == form


def test_places_are_whole_and_begin_with_the_first():
    assert step(of(2.0, 3.0, form="0", falling=True)) == 1
    assert step(of(1.0, 13.0, form="0", falling=True)) == 2


def test_a_waterfall_needs_room_for_its_levels():
    assert step(of(50.0, 50.0, 100.0, kind="waterfall", form="0")) == 20


@pytest.mark.parametrize(("years", "apart"), [(1, 12), (6, 12), (12, 24), (37, 60)])
def test_months_are_named_whole_years_apart(years, apart):
    months = tuple(date(1989 + n, 1, 1) for n in range(years) for _ in range(12))
    assert months_apart(replace(SHARES, categories=months)) == apart
