from datetime import date

import pytest

from balanza import api
from balanza.errors import QuestionError, UnknownName
from balanza.publish import Category, Reading, Years, growth

LISTS = """
month   flow    product atp description
2023-01 imports 1       04  Servers
2023-01 imports 2       04  Cameras
2023-01 imports 3       08  Satellites
2023-01 imports 6       04  Modems
2024-01 imports 1       04  Servers
2024-01 imports 2       08  Cameras
2024-01 imports 3       04  Satellites
2024-01 imports 5       04  Smartphones
"""
HS = """
month   flow    partner product level value_usd
2023-03 imports MEX     1       HS10  100
2023-03 imports MEX     2       HS10  30
2023-03 imports TWN     3       HS10  50
2023-03 imports TWN     6       HS10  9
2023-04 imports TWN     1       HS10  999
2024-03 imports MEX     1       HS10  110
2024-03 imports MEX     2       HS10  40
2024-03 imports TWN     3       HS10  70
2024-03 imports TWN     5       HS10  20
2024-03 imports TWN     7       HS10  6
"""
PARTS = (
    "before",
    "trade_usd",
    "moved_in_usd",
    "moved_out_usd",
    "new_usd",
    "ended_usd",
    "value_usd",
)


@pytest.fixture
def reading(store, load):
    load("concordance", LISTS)
    load("hs", HS)
    return Reading(store, date(2025, 8, 31))


def of(row, *names):
    return tuple(row[name] for name in names)


def test_a_category_is_led_from_the_one_year_to_the_other(reading):
    """As in docs/explanation/bridges.md."""
    found = growth(Category("atp", "04"), Years(2023, 2024), reading)
    [it] = found.parts
    assert of(it, *PARTS) == (139, 10, 70, 30, 20, 9, 200)
    assert of(it, "change", "reclassified_usd") == (61, 51)
    assert of(it, "trade_old_list_usd", "trade_new_list_usd") == (20, 30)
    assert (found.measure, found.months) == ("general_imports", (3,))
    assert found.lists == ((date(2023, 1, 1),), (date(2024, 1, 1),))


def test_the_codes_that_came_or_went_are_named_the_largest_first(reading):
    found = growth(Category("atp", "04"), Years(2023, 2024), reading)
    names = ("product", "category_before", "category", "before", "value_usd", "description")
    assert [of(it, *names) for it in found.codes] == [
        ("3", "08", "04", 50, 70, "Satellites"),
        ("2", "04", "08", 30, 40, "Cameras"),
        ("5", "", "04", 0, 20, "Smartphones"),
        ("6", "04", "", 9, 0, "Modems"),
    ]


def test_codes_that_no_list_knows_are_in_no_category(reading):
    found = growth(Category("atp"), Years(2023, 2024), reading)
    assert [it["atp"] for it in found.parts] == ["04", "08"]
    assert (found.unlisted, found.codes) == ((0, 6), ())


def test_partners_and_regions_are_taken_together(reading):
    north = Category("atp", "04", partners=("USMCA",))
    [it] = growth(north, Years(2023, 2024), reading).parts
    assert of(it, *PARTS) == (130, 10, 0, 30, 0, 0, 110)


def test_one_year_under_two_lists_has_no_trade_in_its_growth(reading):
    [it] = growth(Category("atp", "04"), Years(2024, 2024, 2023, 2024), reading).parts
    assert of(it, *PARTS) == (150, 0, 70, 40, 20, 0, 200)


def test_backwards_every_change_has_the_other_sign(reading):
    [it] = growth(Category("atp", "04"), Years(2024, 2023), reading).parts
    assert of(it, *PARTS) == (200, -10, 30, 70, 9, 20, 139)


def test_years_that_share_no_month_have_no_growth(reading):
    with pytest.raises(QuestionError, match="No month of imports by ten-digit commodity is stor"
                       "ed of both 2022 and 2024"):  # fmt: skip
        growth(Category("atp"), Years(2022, 2024), reading)
    other = Category("atp", measure="calculated_duty")
    with pytest.raises(QuestionError, match=r"No month of imports \(calculated_duty\)"):
        growth(other, Years(2023, 2024), reading)


def test_a_year_without_a_list_is_told(reading, load):
    load("hs", HS.replace("2023", "2022"), "earlier")
    with pytest.raises(QuestionError, match="No list of codes is stored for imports of 2022"):
        growth(Category("atp"), Years(2022, 2024), reading)


def test_a_category_that_no_list_has_is_told(reading):
    with pytest.raises(QuestionError, match="No list of these years has a code in atp 11"):
        growth(Category("atp", "11"), Years(2023, 2024), reading)
    with pytest.raises(
        UnknownName, match="No classification that commodities lead to is called"
    ):
        Category("atpp")


def test_nothing_grows_within_one_list_of_one_year():
    with pytest.raises(QuestionError, match="From 2024 to 2024 nothing grows"):
        Years(2024, 2024)


def test_a_program_asks_alike(reading, store):
    asked = (Category("atp", "04"), Years(2023, 2024))
    found = api.growth(*asked, as_of=date(2025, 8, 31), store=store.folder)
    assert found == growth(*asked, reading)
