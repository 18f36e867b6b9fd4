from datetime import date

import pytest

from balanza import api
from balanza.errors import QuestionError
from balanza.publish import Reading
from balanza.publish.dependents import Circle, dependents

LISTS = """
month   flow    product    atp description
2023-01 imports 8471500150 04  Servers
2023-01 imports 8517620090 04  Modems
2023-01 imports 0101210010 00  Horses
2023-01 exports 8471500000 04  Servers
2024-01 imports 8471500150 04  Servers
2024-01 imports 8517620090 04  Modems
2024-01 exports 8471500000 04  Servers
"""
HS = """
month   flow    partner product    level value_usd
2023-03 imports TWN     8471500150 HS10  70
2023-03 imports MEX     8471500150 HS10  30
2023-03 exports CAN     8471500000 HS10  60
2023-03 imports CHN     8517620090 HS10  50
2023-03 imports CHN     0101210010 HS10  50
2023-04 imports CHN     8517620090 HS10  999
2024-03 imports TWN     8471500150 HS10  70
2024-03 imports MEX     8471500150 HS10  90
2024-03 exports CAN     8471500000 HS10  60
2024-03 imports CHN     8517620090 HS10  40
"""


@pytest.fixture
def reading(store, load):
    load("concordance", LISTS)
    load("hs", HS)
    return Reading(store, date(2025, 8, 31))


def test_products_are_listed_with_the_years_in_which_they_were_dependent(reading):
    found = dependents("atp", "04", [2023, 2024], reading)
    told = [(it["product"], it["years"], it["times"], it["year"]) for it in found.products]
    assert told == [("851762", "2023, 2024", 2, 2024), ("847150", "2023", 1, 2023)]
    [_, servers] = found.products
    assert (servers["imports_usd"], servers["outside_usd"], servers["exports_usd"]) == (
        100,
        70,
        60,
    )


def test_the_list_is_told_with_how_lasting_it_is(reading):
    found = dependents("atp", "", [2023, 2024], reading)
    assert [tuple(it.values()) for it in found.years] == [
        (2023, 2, 2, 150, 150, None),
        (2024, 2, 1, 200, 40, 0.5),
    ]
    assert found.months == (3,)


def test_in_a_wider_circle_fewer_products_are_dependent(reading):
    found = dependents("atp", "", [2023, 2024], reading, Circle(inside="USMCA+TWN+CHN"))
    assert found.products == ()
    assert [it["churn"] for it in found.years] == [None, None]


def test_years_without_a_month_in_common_are_named(reading):
    with pytest.raises(QuestionError, match=r"No month of both flows .* of all of 2023, 2025"):
        dependents("atp", "", [2025, 2023], reading)


def test_a_category_that_no_list_holds_is_named(reading):
    with pytest.raises(QuestionError, match=r"No line of these years is in atp 11\."):
        dependents("atp", "11", [2023], reading)


@pytest.mark.usefixtures("reading")
def test_python_asks_the_same(store):
    found = api.dependents("atp=04", [2023], as_of=date(2025, 8, 31), store=store.folder)
    assert [it["product"] for it in found.products] == ["847150", "851762"]


def test_a_list_that_is_empty_in_a_year_has_lost_all_of_it(store, load):
    load("concordance", LISTS)
    load(
        "hs",
        HS.replace("2024-03 imports CHN     8517620090", "2024-03 imports MEX     8517620090"),
    )
    found = dependents("atp", "", [2023, 2024], Reading(store, date(2025, 8, 31)))
    told = [(it["year"], it["dependent"], it["churn"]) for it in found.years]
    assert told == [(2023, 2, None), (2024, 0, 1)]


def test_a_shorter_code_stands_for_all_categories_that_begin_with_it(store, load):
    head, *lines = LISTS.strip().splitlines()
    lists = "\n".join([f"{head} naics", *(f"{it} 334{n}11" for n, it in enumerate(lines))])
    load("concordance", lists)
    load("hs", HS)
    reading = Reading(store, date(2025, 8, 31))
    whole = dependents("naics", "334", [2023, 2024], reading)
    assert [it["products"] for it in whole.years] == [3, 2]
    assert [it["products"] for it in dependents("naics", "3341", [2023], reading).years] == [1]
