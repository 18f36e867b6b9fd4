import pytest
from tests.publish.conftest import ATP

from balanza.catalog import Selection
from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month
from balanza.publish import show

IMPORTS = {"flow": ("imports",)}


def test_what_is_within_is_the_whole(atp, shown):
    wanted = {"indicator": "share", "table": "atp", "by": ("partner",), "among": "product"}
    lines = {"where": IMPORTS | {"partner": ("TWN",)}, "within": {"product": ("04",)}}
    assert shown(atp, "2025-01", "product share", **wanted, **lines) == [("04", 1)]


def test_who_is_within_may_be_a_region(atp, shown):
    wanted = {"indicator": "concentration", "table": "atp", "where": IMPORTS}
    both = {"within": {"partner": ("EAST_ASIA", "MEX")}}
    of = "suppliers concentration"
    assert shown(atp, "2025-01", of, **wanted, **both) == [(2, pytest.approx(0.3**2 + 0.7**2))]
    alone = {"within": {"partner": ("EAST_ASIA",)}}
    assert shown(atp, "2025-01", of, **wanted, **alone) == [(1, 1)]


def test_a_month_without_what_is_within_is_no_gap_in_a_window(world, shown):
    reading = world("atp", ATP + "2025-02 imports TWN 04 5\n")
    wanted = {"indicator": "share", "table": "atp", "where": IMPORTS, "window": "ytd"}
    alone = {"within": {"product": ("08",)}}
    assert shown(reading, "2025-02", "partner share", **wanted, **alone) == [("TWN", 1)]


@pytest.mark.parametrize("name", ["flow", "measure", "month"])
def test_what_rows_are_of_is_not_chosen_by_within(atp, name):
    asked = Selection(indicator="share", table="atp", within={name: ("imports",)})
    if name == "month":
        asked = Selection(indicator="share", table="atp", within={name: ("2025-01",)})
    with pytest.raises(QuestionError, match=rf"{name} is no part of a whole .* with where"):
        show(asked, atp, Month(2025, 1))


def test_names_within_are_checked(atp):
    asked = Selection(indicator="share", table="atp", within={"partner": ("MX",)})
    with pytest.raises(UnknownName, match=r"No partner is called 'MX'"):
        show(asked, atp, Month(2025, 1))


def test_what_sets_flows_against_each_other_is_not_of_one(atp):
    of_one = {"where": IMPORTS}
    asked = Selection(indicator="dependence", table="atp", **of_one)
    with pytest.raises(QuestionError, match=r"dependence sets .* cannot be of imports alone"):
        atp.newest(asked)
    asked = Selection(indicator="share", table="atp", of="balance_usd", **of_one)
    with pytest.raises(QuestionError, match=r"A balance sets exports .* Leave out the cond"):
        atp.newest(asked)
