from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.errors import QuestionError, StoreError, UnknownName
from balanza.periods import Month
from balanza.publish import Reading

JUNE = Month(2025, 6)
IMPORTS = {"flow": ("imports",)}
GOODS = Selection(indicator="rank", table="goods", where=IMPORTS)
HALF = """
month   flow    partner value_usd
2025-05 imports MEX     10
2025-05 exports MEX     4
2025-06 imports MEX     20
"""
MEASURES = """
month   flow    partner measure                 value_usd
2025-06 imports MEX     general_imports         10
2025-06 imports MEX     imports_for_consumption 7
2025-06 exports MEX     total_exports           4
"""
LEVELS = """
month   flow    partner product level value_usd
2025-06 imports MEX     334     NA3   10
2025-06 imports MEX     3341    NA4   10
"""


def test_one_measure_of_a_flow_is_taken_though_two_are_stored(world, shown):
    reading = world("goods", MEASURES)
    wanted = {"indicator": "balance", "table": "goods"}
    assert shown(reading, "2025-06", "imports_usd exports_usd", **wanted) == [(10, 4)]


def test_another_measure_is_taken_where_it_is_asked_for(world, shown):
    reading = world("goods", MEASURES)
    where = {"flow": ("imports",), "measure": ("imports_for_consumption",)}
    wanted = {"indicator": "share", "table": "goods", "where": where}
    assert shown(reading, "2025-06", "partner value_usd", **wanted) == [("MEX", 7)]


@pytest.mark.parametrize("measure", ["calculated_duty", "dutiable_value", "re_exports"])
def test_a_balance_of_a_part_or_of_a_duty_is_refused(world, measure):
    flow = "exports" if measure == "re_exports" else "imports"
    reading = world("goods", MEASURES + f"2025-06 {flow} MEX {measure} 1\n")
    other = "general_imports" if flow == "exports" else "total_exports"
    where = {"measure": (measure, other)}
    says = (
        f"A balance of goods cannot be of {measure}: that is a part of a flow, or a duty on it"
    )
    with pytest.raises(QuestionError, match=says):
        reading.facets(Selection(indicator="balance", table="goods", where=where), JUNE)


def test_measures_of_a_flow_are_never_added(world, shown):
    reading = world("goods", MEASURES + "2025-06 imports MEX calculated_duty 1\n")
    wanted = {"indicator": "share", "table": "goods", "where": IMPORTS}
    assert shown(reading, "2025-06", "partner value_usd", **wanted) == [("MEX", 10)]


def test_facets_tell_the_measures_and_months_that_count(world):
    reading = world("goods", HALF)
    [facet] = reading.facets(GOODS, JUNE)
    assert (facet.flow, facet.measure) == ("imports", "general_imports")
    assert facet.months == (date(2025, 6, 1),)


def test_levels_that_overlap_are_refused(world):
    with pytest.raises(QuestionError) as error:
        world("naics", LEVELS).facets(Selection(indicator="rank", table="naics"), JUNE)
    assert str(error.value) == (
        "naics holds the levels NA3, NA4, which overlap. Choose one: --where level=NA3"
    )


def test_one_level_of_two_can_be_chosen(world, shown):
    where = {"level": ("NA4",), "flow": ("imports",)}
    wanted = {"indicator": "rank", "table": "naics", "by": ("product",), "where": where}
    reading = world("naics", LEVELS)
    assert shown(reading, "2025-06", "product rank", **wanted) == [("3341", 1)]


def test_a_balance_never_counts_a_flow_that_is_not_published_as_nought(world):
    balance = Selection(indicator="balance", table="goods")
    with pytest.raises(QuestionError) as error:
        world("goods", HALF).select(balance, JUNE)
    assert str(error.value) == (
        "goods has both flows for 2025-05 to 2025-05 as of 2025-08-31, but not for 2025-06. "
        "Ask for another month, or fetch more with `balanza refresh goods`."
    )


def test_a_balance_by_month_skips_a_month_that_lacks_a_flow(world, shown):
    text = HALF + "2025-07 imports MEX 30\n2025-07 exports MEX 5\n"
    found = shown(
        world("goods", text),
        "2025-07",
        "month balance_usd",
        indicator="balance",
        table="goods",
        by=("month",),
    )
    assert found == [("2025-05", -6), ("2025-07", -25)]


def test_the_newest_month_of_a_balance_is_one_with_both_flows(world):
    reading = world("goods", HALF)
    assert reading.newest(GOODS) == JUNE
    assert reading.newest(Selection(indicator="balance", table="goods")) == Month(2025, 5)


def test_the_newest_month_is_one_that_all_tables_have(load, store):
    load("goods", HALF)
    load("atp_totals", "month flow value_usd\n2025-05 imports 1\n2025-05 exports 1")
    totals = Selection(indicator="balance", table="atp_totals")
    assert Reading(store, date(2025, 8, 31)).newest(GOODS, totals) == Month(2025, 5)


def test_tables_that_share_no_month_have_no_newest(load, store):
    load("goods", HALF)
    load("atp_totals", "month flow value_usd\n2025-01 imports 1\n2025-01 exports 1")
    totals = Selection(indicator="balance", table="atp_totals")
    with pytest.raises(QuestionError) as error:
        Reading(store, date(2025, 8, 31)).newest(GOODS, totals)
    assert str(error.value) == (
        "There is no month for which all that is wanted of atp_totals, goods is there as of "
        "2025-08-31. Fetch more with `balanza refresh`."
    )


@pytest.mark.parametrize(
    ("window", "through", "lost"),
    [
        ("month", "2025-09", "2025-09"),
        ("ytd", "2025-06", "2025-01 to 2025-04"),
        ("years_to_date", "2025-06", "2025-01 to 2025-04"),
        ("12m", "2025-06", "2024-07 to 2025-04"),
        ("year", "2025-06", "2024-01 to 2024-12"),
    ],
)
def test_months_that_a_span_lacks_are_named(world, window, through, lost):
    wanted = Selection(indicator="rank", table="goods", where=IMPORTS, window=window)
    with pytest.raises(QuestionError, match=rf"2025-05 to 2025-06 as of .*not for {lost}\. A"):
        world("goods", HALF).facets(wanted, Month.parse(through))


def test_a_gap_within_a_span_is_named_month_by_month(world):
    months = ["2025-01", "2025-03", "2025-05", "2025-06"]
    lines = [f"{month} imports MEX 1" for month in months]
    reading = world("goods", "\n".join(["month flow partner value_usd", *lines]))
    with pytest.raises(QuestionError, match=r"not for 2025-02, 2025-04\."):
        reading.facets(Selection(indicator="year_to_date", table="goods"), JUNE)


def test_a_flow_that_was_never_stored_has_no_month(world):
    wanted = Selection(indicator="rank", table="goods", where={"flow": ("exports",)})
    text = "month flow partner value_usd\n2025-06 imports MEX 1"
    with pytest.raises(QuestionError, match="goods has rows for no month as of 2025-08-31"):
        world("goods", text).facets(wanted, JUNE)


def test_a_store_is_read_as_it_was_known_on_a_day(load, store, shown):
    for value, vintage in ((10, date(2025, 8, 5)), (12, date(2026, 8, 5))):
        text = f"month flow partner value_usd\n2025-06 imports MEX {value}"
        load("goods", text, vintage=vintage)
    wanted = {"indicator": "share", "table": "goods", "where": {"flow": ("imports",)}}
    for value, day in ((10, date(2026, 8, 4)), (12, date(2026, 8, 5))):
        assert shown(Reading(store, day), "2025-06", "value_usd", **wanted) == [(value,)]


def test_what_was_not_known_yet_cannot_be_read(world):
    reading = world("goods", HALF, as_of=date(2025, 8, 4))
    with pytest.raises(StoreError, match="goods as of 2025-08-04; the oldest vintage is 2025"):
        reading.newest(GOODS)


@pytest.mark.parametrize(
    ("selection", "hint"),
    [
        ({"by": ("partnr",)}, r"No column is called 'partnr'. .* 'partner'\?"),
        ({"by": ("snapshot",)}, "No column is called 'snapshot'."),
        ({"where": {"product": ("04",)}}, "No column is called 'product'."),
        ({"where": {"flow": ("import",)}}, r"is called 'import'. Did you mean 'imports'\?"),
        ({"where": {"partner": ("MEXX",)}}, r"No partner is called 'MEXX'. .* 'MEX'\?"),
        ({"where": {"partner": ("USMCAA",)}}, r"is called 'USMCAA'. Did you mean 'USMCA'\?"),
    ],
)
def test_a_name_that_does_not_exist_is_refused(world, selection, hint):
    wanted = Selection(indicator="rank", table="goods", **selection)
    with pytest.raises(UnknownName, match=hint):
        world("goods", HALF).facets(wanted, JUNE)


def test_a_product_of_a_classification_that_we_list_is_checked(world):
    wanted = Selection(indicator="rank", table="atp", where={"product": ("4",)})
    reading = world("atp", "month flow partner product value_usd\n2025-06 imports MEX 04 1")
    with pytest.raises(UnknownName, match=r"No product is called '4'. Did you mean '04'\?"):
        reading.facets(wanted, JUNE)


def test_a_product_of_a_classification_without_a_list_is_taken_as_it_is(world):
    text = "month flow partner product level value_usd\n2025-06 imports MEX 8471 HS4 1"
    wanted = Selection(indicator="rank", table="hs", where={"product": ("8542",)})
    assert world("hs", text).facets(wanted, JUNE)


@pytest.mark.parametrize(
    ("indicator", "window", "first"),
    [
        ("rank", "month", "2025-06"),
        ("rank", "ytd", "2025-01"),
        ("rank", "12m", "2024-07"),
        ("rank", "year", "2024-01"),
        ("rank_shift", "ytd", "2024-01"),
        ("year_on_year", "year", "2023-01"),
        ("year_to_date", "month", "2025-01"),
        ("twelve_months", "month", "2024-07"),
        ("record", "month", "2021-01"),
        ("rank", "years_to_date", "2021-01"),
    ],
)
def test_only_the_months_that_matter_are_read(world, indicator, window, first):
    months = [
        f"{year}-{n:02d} imports MEX 1" for year in range(2021, 2026) for n in range(1, 13)
    ]
    reading = world("goods", "\n".join(["month flow partner value_usd", *months]))
    wanted = Selection(indicator=indicator, table="goods", window=window)
    [facet] = reading.facets(wanted, JUNE)
    assert (facet.months[0], facet.months[-1]) == (Month.parse(first).start, JUNE.start)


def test_all_the_rows_of_a_table_can_be_had(world, rows):
    table = world("goods", HALF).table("goods")
    found = rows(table, "month", "value_usd")
    assert found == [("2025-05", 10), ("2025-05", 4), ("2025-06", 20)]


def test_a_list_of_names_takes_no_indicator(world):
    with pytest.raises(QuestionError, match="country_names has no value that"):
        world("goods", HALF).newest(Selection(indicator="rank", table="country_names"))
