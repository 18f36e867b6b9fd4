from datetime import date

import pytest

from balanza import api
from balanza.catalog import Selection
from balanza.errors import CatalogError, QuestionError, UnknownName
from balanza.periods import Month
from balanza.publish import Witness
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
        {"product": "04", "concentration": 0.44, "regional_share": 0.2, "replaceability": 0.4}
    )
    assert second == pytest.approx(
        {
            "product": "08",
            "concentration": 0.625,
            "regional_share": 0.75,
            "replaceability": 0.75,
        }
    )


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
    with pytest.raises(CatalogError, match="concentration are of no indicator of the catalog"):
        dimensions.__wrapped__()


def test_in_python_it_is_a_function(witness):
    folder, day = witness.reading.store.folder, date(2025, 8, 31)
    found = api.scorecard("atp", "2025-06", day, folder, window="month")
    assert found.rows == scorecard(asked(), witness, JUNE).rows
