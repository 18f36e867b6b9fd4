import pytest

from balanza.publish.views import View, views

IMPORTS = {"flow": ("imports",)}
SHARE = {"indicator": "share", "table": "goods", "by": ("partner",)}
SUPPLIERS = """
month   flow    partner value_usd
2025-06 imports CAN     20
2025-06 imports MEX     30
2025-06 imports CHN     40
2025-06 imports FRA     8
2025-06 imports BRA     2
"""


def partners(*names):
    return IMPORTS | {"partner": names}


def test_without_partners_there_is_one_view_of_all():
    assert views((), apart=True) == [View()]


def test_partners_share_a_view_and_each_region_has_its_own():
    made = views(("MEX", "EU", "CAN", "USMCA"), apart=True)
    assert [it.wanted for it in made] == [("MEX", "CAN"), ("EU",), ("USMCA",)]
    assert [it.label for it in made] == ["", "EU", "USMCA"]


def test_partners_together_are_one():
    [view] = views(("MEX", "EU"), apart=False)
    assert (view.wanted, view.merged) == (("*",), ("MEX", "EU"))


def test_a_region_stands_where_a_partner_can(world, shown):
    reading = world("goods", SUPPLIERS)
    found = shown(reading, "2025-06", "partner share", **SHARE, where=partners("USMCA", "CHN"))
    assert found == [("CHN", 0.4), ("USMCA", 0.5)]


def test_a_region_is_ranked_among_all_others(world, shown):
    reading = world("goods", SUPPLIERS)
    wanted = {**SHARE, "indicator": "rank"}
    found = shown(
        reading, "2025-06", "partner rank", **wanted, where=partners("USMCA", "CHN", "BRA")
    )
    assert found == [("BRA", 5), ("CHN", 1), ("USMCA", 1)]


def test_the_ranks_below_a_region_have_no_gaps(world, shown):
    reading = world("goods", SUPPLIERS)
    wanted = {**SHARE, "indicator": "rank"}
    found = shown(reading, "2025-06", "partner rank", **wanted, where=partners("EU", "BRA"))
    assert found == [("BRA", 5), ("EU", 4)]


def test_regions_that_overlap_are_shown_each_by_itself(world, shown):
    reading = world("goods", SUPPLIERS)
    found = shown(
        reading, "2025-06", "partner share", **SHARE, where=partners("EU", "TRUSTED_PARTNERS")
    )
    assert found == [("EU", 0.08), ("TRUSTED_PARTNERS", 0.58)]


def test_in_a_union_of_regions_nobody_is_counted_twice(world, shown):
    reading = world("goods", SUPPLIERS)
    wanted = {"indicator": "year_on_year", "table": "goods"}
    found = shown(
        reading,
        "2025-06",
        "value_usd",
        **wanted,
        where=partners("EU", "TRUSTED_PARTNERS", "FRA", "BRA"),
    )
    assert found == [(60,)]  # Canada 20, Mexico 30, France 8, Brazil 2


@pytest.mark.parametrize(
    ("partner", "month", "share"),
    [
        ("GBR", "2020-01", 0.75),  # the last month of British membership
        ("GBR", "2020-02", 0.5),
        ("HRV", "2013-06", 0.5),
        ("HRV", "2013-07", 0.75),  # the first of the Croatian
    ],
)
def test_who_belongs_to_a_region_depends_on_the_month(world, shown, partner, month, share):
    lines = [f"{month} imports {it} {value}" for it, value in ((partner, 1), ("FRA", 2))]
    text = "\n".join(["month flow partner value_usd", *lines, f"{month} imports USA 1"])
    text = text.replace("USA", "CHE")
    found = shown(world("goods", text), month, "share", **SHARE, where=partners("EU"))
    assert found == [(share,)]


def test_a_span_over_a_change_of_members_counts_each_in_its_months(world, shown):
    lines = [f"2020-0{n} imports {it} 1" for n in (1, 2) for it in ("GBR", "FRA", "CHE")]
    reading = world("goods", "\n".join(["month flow partner value_usd", *lines]))
    found = shown(
        reading, "2020-02", "value_usd share", **SHARE, where=partners("EU"), window="ytd"
    )
    assert found == [(3, 0.5)]  # France twice, Britain once, of six
