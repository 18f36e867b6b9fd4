from datetime import date

import pytest

from balanza import api
from balanza.catalog import Selection
from balanza.errors import CatalogError, QuestionError, UnknownName
from balanza.periods import Month
from balanza.publish import Witness
from balanza.publish.distance import Points
from balanza.publish.scorecard import dimensions, scorecard

ATP = """
month   flow    partner product value_usd
2025-06 imports CHN     04      60
2025-06 imports MEX     04      20
2025-06 imports JPN     04      20
2025-06 imports CHN     08      10
2025-06 imports CAN     08      30
2025-06 exports CHN     04      999
"""
JUNE = Month(2025, 6)


def asked(**changes):
    told = {"indicator": "share", "table": "atp", "by": ("product",), "window": "month"}
    return Selection(**(told | changes))


@pytest.fixture
def witness(world):
    return Witness(world("atp", ATP))


def test_each_product_has_its_dimensions(witness):
    """By hand: 0.6, 0.2 and 0.2 of 04; 0.25 and 0.75 of 08."""
    first, second = scorecard(asked(), witness, JUNE).rows
    assert first == pytest.approx(
        {
            "product": "04",
            "concentration": 0.44,
            "churn": None,  # nothing is stored of the year before
            "regional_share": 0.2,
            "replaceability": 0.4,
        }
    )
    assert second == pytest.approx(
        {
            "product": "08",
            "concentration": 0.625,
            "churn": None,
            "regional_share": 0.75,
            "replaceability": 0.75,
        }
    )


BEFORE = """
2024-06 imports CHN     04      500
2024-06 imports KOR     04      495
2024-06 imports MEX     04      5
"""
POINTS = """\
session,IdealPointAll,iso3c
79,2,USA
79,-1,CHN
79,0,MEX
79,1.5,JPN
"""


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text(POINTS, "utf-8")
    return path


def test_who_sold_a_year_before_and_no_more_is_churn(world):
    """China and Korea sold more than one per cent then, and Korea is gone: one of two."""
    first, second = scorecard(asked(), Witness(world("atp", ATP + BEFORE.lstrip())), JUNE).rows
    assert (first["churn"], second["churn"]) == (0.5, None)


def test_with_ideal_points_there_is_distance(witness, points):
    """By hand: 0.6 at 3, 0.2 at 2 and 0.2 at ½; of 08 Canada has no point."""
    found = scorecard(asked(), witness, JUNE, Points.of(points))
    assert [it["distance"] for it in found.rows] == pytest.approx([2.3, 3])
    assert found.evidence["distance"].selection.indicator == "share"
    assert found.lacking == {}


def test_without_them_it_is_said_why_there_is_none(witness):
    found = scorecard(asked(), witness, JUNE)
    assert "distance" not in found.rows[0]
    assert list(found.lacking) == ["distance"]
    assert "needs the ideal points of United Nations votes" in found.lacking["distance"]


def test_a_break_is_told_once_at_its_most(world):
    """Churn looks back over one January, the others over none."""
    found = scorecard(asked(), Witness(world("atp", ATP + BEFORE.lstrip())), JUNE)
    assert [it for it in found.footnotes() if "list of advanced" in it] == [
        "The list of advanced technology products was drawn anew in January 2025."
    ]


def test_partners_have_a_share_beside(witness):
    found = scorecard(
        asked(by=("partner", "product"), where={"partner": ("CHN",)}), witness, JUNE
    )
    assert found.by == ("product", "partner")
    told = [
        (it["product"], it["partner"], it["share"], it["regional_share"]) for it in found.rows
    ]
    assert told == [("04", "CHN", 0.6, 0.2), ("08", "CHN", 0.25, 0.75)]


def test_each_dimension_has_its_query_and_the_newest_month_is_taken(witness):
    found = scorecard(asked(), witness)
    assert found.through == JUNE
    assert set(found.evidence) == {it.name for it in found.dimensions}
    assert all("warehouse/atp/" in it.query for it in found.evidence.values())


def test_a_region_that_sells_nothing_has_no_share_and_what_is_unknown_is_none(world):
    head = "month flow partner product value_usd"
    alone = f"{head}\n2025-06 imports CHN 04 60\n2025-06 imports XRW 08 5"
    first, second = scorecard(
        asked(by=("product", "partner")), Witness(world("atp", alone)), JUNE
    ).rows
    assert (first["concentration"], first["regional_share"], first["replaceability"]) == (
        1,
        0,
        0,
    )
    # Of no named partner there is no concentration.
    assert (second["partner"], second["concentration"], second["share"]) == ("XRW", None, 1)


@pytest.mark.parametrize("by", [(), ("partner",), ("product", "month")])
def test_it_is_by_product_or_by_product_and_partner(witness, by):
    with pytest.raises(QuestionError, match=f"by {', '.join(by) or 'nothing'} is not known"):
        scorecard(asked(by=by), witness, JUNE)


def test_a_table_without_products_has_none(world):
    goods = "month flow partner value_usd\n2025-06 imports CHN 60"
    with pytest.raises(UnknownName, match="No column is called 'product'"):
        scorecard(asked(table="goods"), Witness(world("goods", goods)), JUNE)


def test_a_dimension_is_of_an_indicator(monkeypatch):
    monkeypatch.setattr("balanza.catalog.indicators", lambda: {"share": None})
    with pytest.raises(
        CatalogError, match="concentration, churn are of no indicator of the catalog"
    ):
        dimensions.__wrapped__()


def test_in_python_it_is_a_function(witness, points):
    folder, day = witness.reading.store.folder, date(2025, 8, 31)
    found = api.scorecard("atp", "2025-06", day, folder, window="month")
    assert found.rows == scorecard(asked(), witness, JUNE).rows
    found = api.scorecard("atp", "2025-06", day, folder, window="month", points=points)
    assert found.rows == scorecard(asked(), witness, JUNE, Points.of(points)).rows
