"""By hand: two computers for 100 each become three for 200 each, and so on."""

import math
from datetime import date

import pytest

from balanza import api
from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month, Span
from balanza.publish import Reading
from balanza.publish.quantities import Lines, quantity_and_price, unit_values

HEAD = (
    "month product country_code partner quantity_unit_1 programme "
    "consumption_quantity_1 consumption_value_usd\n"
)
ENTRIES = (
    HEAD
    + """\
2024-06 8471500150 2010 MEX NO .  100 100
2024-06 8471700000 5700 CHN NO .  4   40
2024-06 8542310001 2010 MEX NO .  1   5
2025-06 8471500150 2010 MEX NO .  100 300
2025-06 8471500150 2010 MEX NO S  100 100
2025-06 8471500150 2010 MEX NO S+ 0   9
2025-06 7601103000 1220 CAN KG .  10  30
"""
)
JUNE = Month(2025, 6)


@pytest.fixture
def reading(store, load):
    load("bulk_imports", ENTRIES)
    return Reading(store, date(2025, 8, 31))


def of(found, *names):
    return [tuple(it[name] for name in names) for it in found.rows]


def split(reading, **words):
    return quantity_and_price(Lines(**words), reading, JUNE, "month")


def test_a_change_is_quantity_and_unit_value(reading):
    """From 100 at 1 to 200 at 2: L = 300 / ln 4, of which L ln 2 = 150 each."""
    found = split(reading, where={"product": ("8471",), "partner": ("MEX",)})
    told = of(found, "product", "before_usd", "after_usd", "quantity_usd", "unit_value_usd")
    assert told == [("8471500150", 100, 409, pytest.approx(150), pytest.approx(150))]


def test_entries_without_a_quantity_stand_apart(reading):
    [row] = split(reading, by=("partner",), where={"partner": ("MEX",)}).rows
    assert (row["new_usd"], row["ended_usd"]) == (9, -5)
    parts = ("quantity_usd", "unit_value_usd", "new_usd", "ended_usd", "unmeasured_usd")
    assert math.fsum(row[it] for it in parts) == pytest.approx(409 - 105)


def test_lines_are_split_before_they_are_summed(reading):
    found = split(reading, by=(), where={"product": ("8471",)})
    assert of(found, "ended_usd", "quantity_usd") == [(-40, pytest.approx(150))]


def test_the_largest_change_comes_first_and_breaks_are_told(reading):
    assert of(split(reading, by=("partner",)), "partner") == [("MEX",), ("CHN",), ("CAN",)]
    found = split(reading, where={"product": ("8471",)})
    assert [it.broken.name for it in found.breaks] == ["tariff_lines"]


def test_a_region_stands_for_its_members(reading):
    found = split(reading, by=("partner",), where={"partner": ("USMCA",)})
    assert of(found, "partner") == [("MEX",), ("CAN",)]


def test_unit_values_are_of_a_line_in_its_unit(reading):
    found = unit_values(Lines(by=("product", "partner")), None, reading)
    assert of(found, "product", "partner", "unit", "unit_value", "covered") == [
        ("7601103000", "CAN", "KG", 3, 1),
        ("8471500150", "MEX", "NO", 2, pytest.approx(400 / 409)),
    ]


def test_unit_values_of_one_programme_and_of_named_months(reading):
    both = Span(Month(2024, 6), Month(2024, 6))
    wanted = Lines(by=("product",), where={"programme": ("",), "product": ("8542",)})
    assert of(unit_values(wanted, both, reading), "product", "unit_value") == [
        ("8542310001", 5)
    ]


def test_exports_have_theirs(store, load):
    head = (
        "month product country_code partner quantity_unit_1 quantity_1 origin exports_value_usd"
    )
    load("bulk_exports", f"{head}\n2025-06 8471500150 2010 MEX NO 4 domestic 200")
    found = unit_values(Lines(flow="exports"), None, Reading(store, date(2025, 8, 31)))
    assert of(found, "product", "unit_value") == [("8471500150", 50)]


def test_what_fits_nothing_has_no_rows(reading):
    assert split(reading, where={"product": ("99",)}).rows == ()
    assert unit_values(Lines(where={"product": ("99",)}), None, reading).rows == ()


def test_names_and_months_that_are_not_there_are_refused(reading):
    with pytest.raises(
        UnknownName, match=r"No column is called 'partnr'. Did you mean 'partner'"
    ):
        split(reading, by=("partnr",))
    with pytest.raises(UnknownName, match="No column is called 'general_quantity_1'"):
        split(reading, where={"general_quantity_1": ("1",)})
    with pytest.raises(UnknownName, match="No flow is called 'import'"):
        split(reading, flow="import")
    with pytest.raises(UnknownName, match=r"called 'MX'. Did you mean 'MEX'"):
        split(reading, where={"partner": ("MX",)})
    with pytest.raises(QuestionError, match=r"has 2024-06 to 2025-06 .* but not 2024-05\."):
        quantity_and_price(Lines(), reading, Month(2025, 5), "month")
    with pytest.raises(QuestionError, match="0 years back is no earlier month; say 1 or more"):
        quantity_and_price(Lines(), reading, JUNE, "month", 0)


def test_across_a_revision_of_the_codes_nothing_is_split(reading):
    says = r"bulk_imports, 2021-06 to 2025-06, would mislead: Revision of the Harmonized System"
    with pytest.raises(QuestionError, match=says):
        quantity_and_price(Lines(), reading, JUNE, "month", 4)


@pytest.mark.usefixtures("reading")
def test_in_python_they_are_functions(store):
    day, wanted = date(2025, 8, 31), Lines(where={"product": ("8471",)}, by=("product",))
    [row] = api.unit_value(wanted, ("2025-06", "2025-06"), day, store.folder).rows
    assert row["unit_value"] == 2
    found = api.lmdi(wanted, "2025-06", day, store.folder, window="month")
    assert of(found, "product", "quantity_usd")[0] == ("8471500150", pytest.approx(150))


# Modems leave category 04 in 2025, and drives come in.
LISTS = """
month   flow    product    atp naics
2024-01 imports 8471500150 04  334111
2024-01 imports 8471700000 .   334112
2025-01 imports 8471500150 04  334111
2025-01 imports 7601103000 .   331313
2025-01 imports 8471700000 04  334112
"""


def test_a_category_is_that_of_the_list_of_each_year(reading, load):
    load("concordance", LISTS)
    found = split(reading, by=("naics",), where={"naics": ("334",)})
    assert of(found, "naics", "quantity_usd", "ended_usd") == [
        ("334111", pytest.approx(150), 0),
        ("334112", 0, -40),
    ]


def test_a_category_whose_list_changes_is_refused_unless_one_insists(reading, load):
    load("concordance", LISTS)
    with pytest.raises(QuestionError, match=r"List of advanced technology products .* insist"):
        split(reading, where={"atp": ("04",)})
    [row] = split(reading, by=("atp",), where={"atp": ("04",)}, insist=True).rows
    assert (row["atp"], row["before_usd"], row["after_usd"]) == ("04", 100, 409)


def test_a_category_without_the_list_of_a_year_is_refused(reading, load):
    later = [it for it in LISTS.splitlines() if "2024-01" not in it]
    load("concordance", "\n".join(later))
    with pytest.raises(QuestionError, match=r"No list of codes is stored for imports of 2024"):
        split(reading, where={"naics": ("334",)})


def test_a_product_that_is_no_code_is_refused(reading):
    with pytest.raises(QuestionError, match=r"xyz is no begin of a commodity code\. .* atp=04"):
        unit_values(Lines(where={"product": ("8471", "xyz")}), None, reading)
