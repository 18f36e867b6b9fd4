from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.publish import Witness
from balanza.publish.distance import Points, distance

ATP = """
month   flow    partner product value_usd
2025-06 imports CHN     04      10
2025-06 imports MEX     04      30
2025-06 imports TWN     04      60
2025-06 imports CAN     08      5
2025-06 exports CHN     04      20
"""
# On paper: China is 3 from the United States, Mexico 2; Taiwan has no point, nor has Canada.
VOTES = "session,IdealPointAll,iso3c\n79,2,USA\n79,-1,CHN\n79,0,MEX\n"
JUNE = Month(2025, 6)


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text(VOTES, "utf-8")
    return Points.of(path)


@pytest.fixture
def told(world, points):
    def ask(**words):
        asked = Selection(indicator="share", table="atp", **words)
        return distance(asked, points, Witness(world("atp", ATP)), JUNE)

    return ask


def of(found, *names):
    return [tuple(it[name] for name in names) for it in found.rows]


def test_products_are_as_far_as_those_who_sell_them(told):
    found = told(by=("product",), where={"flow": ("imports",)})
    assert of(found, "product", "value_usd", "covered", "geopolitical_distance") == [
        ("04", 40, 0.4, 2.25),
        ("08", 0, 0, None),
    ]


def test_flows_stand_apart_where_none_is_chosen(told):
    found = told(where={"product": ("04",)})
    assert of(found, "flow", "geopolitical_distance") == [("exports", 3), ("imports", 2.25)]


def test_a_region_stands_for_its_members(told):
    where = {"flow": ("imports",), "product": ("04",), "partner": ("USMCA",)}
    assert of(told(where=where), "value_usd", "geopolitical_distance") == [(30, 2)]


def test_partners_may_stand_apart(told):
    where = {"flow": ("imports",), "product": ("04",)}
    found = told(by=("partner",), where=where)
    assert of(found, "partner", "geopolitical_distance") == [
        ("CHN", 3),
        ("MEX", 2),
        ("TWN", None),
    ]


def test_the_trade_behind_it_has_its_query_and_the_points_their_digest(told):
    found = told(where={"flow": ("imports",)})
    assert "warehouse/atp/" in found.evidence.query
    assert found.points.file == "points.csv"
    assert len(found.points.sha256) == 64


def test_where_nothing_is_traded_there_is_no_row(told):
    assert told(where={"flow": ("imports",), "product": ("10",)}).rows == ()


def test_balances_and_regions_as_one_have_no_distance(told):
    with pytest.raises(
        QuestionError, match=r"Distance is of values, partner by partner; .* --of"
    ):
        told(of="balance_usd")
    with pytest.raises(QuestionError, match="a region has no vote"):
        told(regions=("USMCA",))


def test_points_without_the_united_states_are_of_no_use(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("session,IdealPointAll,iso3c\n79,0,MEX\n", "utf-8")
    with pytest.raises(QuestionError, match=r"points\.csv has no point of USA, from which"):
        Points.of(path)


def test_the_newest_month_is_taken(world, points):
    asked = Selection(indicator="share", table="atp", where={"flow": ("imports",)})
    found = distance(asked, points, Witness(world("atp", ATP)))
    assert found.rows[0]["month"] == date(2025, 6, 1)
