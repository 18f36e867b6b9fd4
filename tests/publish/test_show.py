import pytest

from balanza.catalog import Selection
from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month
from balanza.publish import show

IMPORTS = {"flow": ("imports",)}


@pytest.fixture
def totals(world):
    return world("atp_totals", "month flow value_usd\n2025-06 imports 2\n2025-06 exports 1")


def test_a_share_is_one_of_the_whole_though_one_partner_is_wanted(atp, shown):
    wanted = {"indicator": "share", "table": "atp", "by": ("partner",)}
    where = IMPORTS | {"partner": ("MEX",)}
    assert shown(atp, "2025-01", "partner share", **wanted, where=where) == [("MEX", 0.3)]


def test_a_share_is_one_of_the_products_that_are_wanted(atp, shown):
    wanted = {"indicator": "share", "table": "atp", "by": ("partner",)}
    where = IMPORTS | {"partner": ("MEX",), "product": ("04",)}
    assert shown(atp, "2025-01", "share", **wanted, where=where) == [(30 / 90,)]


def test_a_share_of_a_product_is_one_of_all_products(atp, shown):
    wanted = {"indicator": "share", "table": "atp", "by": ("product",), "among": "product"}
    where = IMPORTS | {"product": ("08",)}
    assert shown(atp, "2025-01", "product share", **wanted, where=where) == [("08", 0.1)]


STATES = """
month   flow    partner state product level value_usd
2025-01 imports MEX     TX    87      HS2   30
2025-01 imports MEX     CA    87      HS2   10
2025-01 imports CAN     TX    87      HS2   20
"""


def test_a_state_is_chosen_before_partners_are_compared(world, shown):
    wanted = {"indicator": "share", "table": "state_hs", "by": ("partner",)}
    found = shown(
        world("state_hs", STATES),
        "2025-01",
        "partner share",
        **wanted,
        where=IMPORTS | {"state": ("TX",)},
    )
    assert found == [("CAN", 0.4), ("MEX", 0.6)]


def test_states_that_are_compared_are_chosen_afterwards(world, shown):
    wanted = {"indicator": "rank", "table": "state_hs", "by": ("state",), "among": "state"}
    where = IMPORTS | {"state": ("CA",)}
    reading = world("state_hs", STATES)
    assert shown(reading, "2025-01", "state rank", **wanted, where=where) == [("CA", 2)]


def test_a_share_of_a_balance_is_one_of_the_whole_balance(atp, shown):
    wanted = {"indicator": "share", "table": "atp", "among": "product", "of": "balance_usd"}
    found = shown(atp, "2025-01", "product balance_usd share", **wanted)
    assert found == [("04", -90, 1.8), ("08", 40, -0.8)]


def test_flows_are_kept_apart_unless_they_come_together(atp, shown):
    wanted = {"indicator": "year_on_year", "table": "atp"}
    found = shown(atp, "2025-01", "flow value_usd", **wanted)
    assert found == [("exports", 50), ("imports", 100)]


def test_flows_may_be_asked_for_by_name(atp, shown):
    wanted = {"indicator": "year_on_year", "table": "atp", "by": ("flow",)}
    assert len(shown(atp, "2025-01", "flow", **wanted)) == 2


def test_only_the_last_month_is_shown_unless_months_are_wanted(atp, shown):
    wanted = {"indicator": "concentration", "table": "atp", "where": IMPORTS}
    assert shown(atp, "2025-01", "month", **wanted) == [("2025-01",)]
    by_month = {**wanted, "by": ("month",)}
    assert shown(atp, "2025-01", "month", **by_month) == [("2024-12",), ("2025-01",)]


def test_what_belongs_to_no_named_partner_is_no_supplier(world, shown):
    lines = [f"2025-01 imports {it} 50" for it in ("MEX", "TWN", "XRW", "XUN")]
    reading = world("goods", "\n".join(["month flow partner value_usd", *lines]))
    wanted = {"indicator": "concentration", "table": "goods", "where": IMPORTS}
    assert shown(reading, "2025-01", "concentration", **wanted) == [(0.5,)]
    assert len(shown(reading, "2025-01", "rank", **{**wanted, "indicator": "rank"})) == 2


def test_a_share_counts_what_belongs_to_no_named_partner(world, shown):
    lines = [f"2025-01 imports {it} 50" for it in ("MEX", "XRW")]
    reading = world("goods", "\n".join(["month flow partner value_usd", *lines]))
    wanted = {"indicator": "share", "table": "goods", "where": IMPORTS}
    assert shown(reading, "2025-01", "partner share", **wanted)[0] == ("MEX", 0.5)


def test_a_table_without_partners_cannot_be_compared_by_them(totals):
    with pytest.raises(QuestionError) as error:
        show(Selection(indicator="share", table="atp_totals"), totals, Month(2025, 6))
    assert str(error.value) == (
        "share compares partners, and atp_totals has none. "
        "Choose another table, or another column with --among."
    )


def test_an_indicator_that_does_not_exist_is_guessed(totals):
    with pytest.raises(UnknownName, match=r"No indicator is called 'balanse'. .* 'balance'\?"):
        show(Selection(indicator="balanse", table="atp_totals"), totals, Month(2025, 6))


def test_what_an_indicator_must_see_apart_is_kept_through_a_window(world, shown):
    """Over the year to date, product 04 moves from Mexico to Taiwan."""
    reading = world("atp", """
month   flow    partner product value_usd
2024-01 imports MEX     04      3
2024-02 imports MEX     08      1
2025-01 imports TWN     04      5
2025-02 imports MEX     08      2
""")  # fmt: skip
    wanted = {"indicator": "reclassification", "table": "atp", "where": IMPORTS}
    found = shown(reading, "2025-02", "partner trade_usd moved_in_usd moved_out_usd",
                  window="ytd", among="partner", **wanted)  # fmt: skip
    assert found == [("MEX", 1, 0, 3), ("TWN", 0, 5, 0)]


def test_a_table_without_what_an_indicator_must_see_is_refused(world, shown):
    goods = world("goods", "month flow partner value_usd\n2025-01 imports MEX 1")
    with pytest.raises(QuestionError, match="compares products, and goods has none"):
        shown(goods, "2025-01", "partner", indicator="reclassification", table="goods",
              among="partner")  # fmt: skip


def test_what_nothing_says_must_be_compared_is_asked_for(atp):
    wanted = Selection(indicator="reclassification", table="atp", where=IMPORTS)
    with pytest.raises(
        QuestionError, match=r"nothing was named.* --among \(atp, .*a column of atp"
    ):
        show(wanted, atp, Month(2025, 1))


def test_regions_may_count_as_one_partner_each(atp, shown):
    wanted = {"indicator": "concentration", "table": "atp", "where": IMPORTS}
    assert shown(atp, "2025-01", "suppliers", **wanted) == [(2,)]
    assert shown(atp, "2025-01", "suppliers", **wanted, regions=("MEX+TWN",)) == [(1,)]


def test_a_region_of_ones_own_is_shown_by_its_codes(atp, shown):
    wanted = {"indicator": "share", "table": "atp", "by": ("partner",), "where": IMPORTS}
    found = shown(atp, "2025-01", "partner share", **wanted, regions=("EAST_ASIA", "CAN+MEX"))
    assert found == [("CAN+MEX", 0.3), ("EAST_ASIA", 0.7)]


def test_a_region_needs_partners(totals):
    wanted = Selection(indicator="share", table="atp_totals", among="flow", regions=("EU",))
    with pytest.raises(QuestionError, match=r"compares partners, and atp_totals has none"):
        show(wanted, totals, Month(2025, 6))


def test_dependence_sees_both_flows_and_partners_apart(atp, shown):
    wanted = {"indicator": "dependence", "table": "atp", "by": ("product",)}
    columns = "product imports_usd outside_usd exports_usd dependent"
    assert shown(atp, "2025-01", columns, **wanted) == [
        ("04", 90, 60, 0, True),
        ("08", 10, 10, 50, False),
    ]
    given = {"given": {"inside": "TWN"}}
    assert shown(atp, "2025-01", "outside_usd", **wanted, **given) == [(0,), (30,)]


def test_what_sets_exports_against_imports_is_of_no_balance(atp):
    wanted = Selection(indicator="dependence", table="atp", of="balance_usd")
    with pytest.raises(QuestionError, match=r"cannot be of their balance\. Leave out --of"):
        show(wanted, atp, Month(2025, 1))


def test_one_figure_of_all_partners_is_not_one_of_some(atp):
    where = IMPORTS | {"partner": ("MEX",)}
    wanted = Selection(indicator="concentration", table="atp", where=where)
    with pytest.raises(QuestionError, match=r"of all partners; it cannot be shown of"):
        show(wanted, atp, Month(2025, 1))


DUTIES = """
month   flow    partner product measure                  value_usd
2025-01 imports MEX     84      imports_for_consumption  75
2025-01 imports MEX     84      calculated_duty          3
2025-01 imports MEX     84      general_imports          999
2025-02 imports MEX     84      imports_for_consumption  75
"""


def test_a_rate_is_of_its_two_measures_in_months_that_have_both(world, shown):
    reading = world("hs10", DUTIES)
    wanted = Selection(indicator="duty_rate", table="hs10")
    assert str(reading.newest(wanted)) == "2025-01"
    words = {"indicator": "duty_rate", "table": "hs10"}
    columns = "consumption_usd duty_usd duty_rate"
    assert shown(reading, "2025-01", columns, **words) == [(75, 3, 0.04)]


def test_a_measure_that_is_not_there_is_named(world):
    wanted = Selection(indicator="dutiable_share", table="hs10")
    with pytest.raises(QuestionError, match=r"needs dutiable_value, which hs10 does not hold"):
        show(wanted, world("hs10", DUTIES), Month(2025, 1))
