"""What a figure shows decides how other programs draw it, whatever its kind is called."""

from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.errors import UnknownName
from balanza.figures import Figure, colour
from balanza.periods import Month
from balanza.publications.language import language
from balanza.publish import Witness
from balanza.publish.charts import chart
from balanza.publish.records import records_of

WORLD = """
month   flow    partner value_usd
2024-06 imports MEX     10
2024-06 imports TWN     30
2024-06 imports XRW     99
2025-06 imports MEX     60
2025-06 imports TWN     20
2025-06 exports MEX     5
"""
SHARES = {"indicator": "share", "table": "goods", "where": {"flow": ("imports",)}}


@pytest.fixture
def seen(world):
    """The evidence of a selection of the small world, and the chart of a figure of it."""

    def make(kind, x, y, series="", **selection):
        shows = Selection(**selection)
        figure = Figure(name="f", kind=kind, shows=shows, x=x, y=y, series=series)
        evidence = Witness(world("goods", WORLD)).evidence(shows, Month(2025, 6))
        return chart(figure, evidence, language("en")), evidence

    return make


def test_places_over_months_are_lines_whose_first_is_on_top(seen):
    places = {"indicator": "rank", "table": "goods", "where": {"flow": ("imports",)}}
    drawn, _ = seen("bump", "month", "rank", "partner", by=("month", "partner"), **places)
    assert (drawn.kind, drawn.falling, drawn.form, drawn.unit) == ("lines", True, "0", "Place")
    assert {it.name: it.values for it in drawn.series} == {"Mexico": (2, 1), "Taiwan": (1, 2)}


def test_one_number_a_partner_is_bars_the_largest_first_without_the_rest(seen):
    drawn, _ = seen("map", "partner", "share", by=("partner",), **SHARES)
    assert (drawn.kind, drawn.categories) == ("bars", ("Mexico", "Taiwan"))
    assert drawn.series[0].values == (0.75, 0.25)


def test_months_in_a_row_are_one_line(world):
    text = "month flow partner value_usd\n2025-05 imports MEX 3\n2025-05 imports TWN 1\n"
    reading = world("goods", text + "2025-06 imports MEX 1\n2025-06 imports TWN 1")
    where = {"flow": ("imports",), "partner": ("MEX",)}
    shows = Selection(indicator="share", table="goods", by=("month",), where=where)
    figure = Figure(name="f", kind="gauge", shows=shows, x="month", y="share")
    drawn = chart(figure, Witness(reading).evidence(shows, Month(2025, 6)), language("en"))
    assert (drawn.kind, drawn.series[0].values) == ("lines", (0.75, 0.5))
    assert drawn.categories == (date(2025, 5, 1), date(2025, 6, 1))


def test_a_scale_without_a_word_is_refused(world):
    shows = Selection(indicator="balance", table="goods", by=("partner",))
    figure = Figure(
        name="f", kind="waterfall", shows=shows, x="partner", y="balance_usd", scale=7.0
    )
    evidence = Witness(world("goods", WORLD)).evidence(shows, Month(2025, 6))
    with pytest.raises(
        UnknownName, match=r"No scale in words is called '7'\. There are: 1, 10"
    ):
        chart(figure, evidence, language("en"))


def test_a_year_that_is_not_over_is_pale_and_the_last_two_are_marked(published):
    drawn = published.shown[0].exhibit.chart
    assert drawn.categories[-2:] == ("2024", "2025 Jan–Jun")
    assert drawn.series[0].values[-2:] == (-298.9, -213.1)
    assert drawn.series[0].colours[-2:] == (colour("deficit"), colour("deficit_soft"))
    assert drawn.marked == (35, 36)


def test_the_last_step_of_a_waterfall_is_the_sum_of_the_others(published):
    *parts, whole = published.shown[1].exhibit.chart.series[0].values
    assert sum(parts) == pytest.approx(whole)
    assert round(whole, 1) == -213.1


def test_codes_stand_beside_their_names(seen):
    _, evidence = seen("map", "partner", "share", by=("partner",), **SHARES)
    found = records_of(evidence, language("en"))
    assert [it.head for it in found.columns] == [
        "Month",
        "Partner",
        "Name of the partner",
        "Value, USD",
        "Share",
    ]
    assert found.rows[0][1:] == ("MEX", "Mexico", 60, 0.75)
