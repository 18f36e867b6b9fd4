from datetime import date

import narwhals as nw
import polars as pl
import pytest

from balanza.catalog import belongs, region_of
from balanza.errors import QuestionError, UnknownName

TRADE = pl.DataFrame(
    {
        "month": [date(2020, 1, 1), date(2020, 2, 1), date(2020, 2, 1), date(2020, 2, 1)],
        "partner": ["GBR", "GBR", "FRA", "JPN"],
    }
)


def told(expression):
    frame = nw.from_native(TRADE).with_columns(told=expression)
    return frame["told"].to_list()


def test_membership_is_that_of_the_month():
    assert told(belongs("EU")) == [True, False, True, False]


def test_codes_may_be_put_together():
    assert told(belongs("JPN+FRA")) == [False, False, True, True]
    assert told(belongs("EU+JPN")) == [True, False, True, True]


def test_the_first_region_takes_whoever_belongs_to_several():
    assert told(region_of(["EU", "FRA+JPN"])) == ["EU", "GBR", "EU", "FRA+JPN"]
    assert told(region_of(["FRA+JPN", "EU"])) == ["EU", "GBR", "FRA+JPN", "FRA+JPN"]


def test_what_stands_as_one_already_belongs_to_itself():
    merged = nw.from_native(TRADE).with_columns(partner=region_of(["EU"]))
    assert merged.with_columns(told=belongs("EU"))["told"].to_list() == [
        True,
        False,
        True,
        False,
    ]


def test_a_partner_that_nobody_knows_is_refused():
    with pytest.raises(UnknownName, match=r"No partner or region is called 'FRANCE'"):
        belongs("DEU+FRANCE")


@pytest.mark.parametrize("name", ["CHN+", "+CHN", "CHN++TWN"])
def test_a_name_that_is_joined_with_nothing_is_refused(name):
    with pytest.raises(QuestionError, match=r"joins a name with nothing\. Write .* CHN\+TWN"):
        belongs(name)
