from datetime import date

import pytest

from balanza import api
from balanza.errors import QuestionError, StoreError, UnknownName
from balanza.periods import Month
from balanza.potential import preset
from balanza.publish import Reading
from balanza.publish.replacement import potential

HS = """
month   flow    partner product    measure                 level value_usd
2024-03 imports CHN     2805300010 imports_for_consumption HS10  50
2024-03 imports MEX     2805300010 imports_for_consumption HS10  10
2025-03 imports CHN     2805300010 imports_for_consumption HS10  60
2025-03 imports MEX     2805300010 imports_for_consumption HS10  20
2025-03 imports TWN     2805300010 imports_for_consumption HS10  20
2025-03 imports CHN     9999999999 imports_for_consumption HS10  10
2025-03 imports MEX     9999999999 imports_for_consumption HS10  80
2025-03 imports CAN     9999999999 imports_for_consumption HS10  100
2025-03 imports TWN     9999999999 imports_for_consumption HS10  10
2025-03 imports CHN     2805300010 calculated_duty         HS10  15
2025-03 imports MEX     2805300010 calculated_duty         HS10  1
2025-03 exports MEX     2805300010 total_exports           HS10  999
"""
BULK = """
month   partner product    programme quantity_unit_1 quantity value duty
2025-03 CHN     2805300010 CN        KG              30       60    15
2025-03 MEX     2805300010 S+        KG              2        10    0
2025-03 MEX     2805300010 .         KG              3        10    1
2025-03 CHN     8505110010 CN        KG              1        90    0
2025-03 MEX     8505110010 S         NO              1        10    0
2025-03 MEX     9999999999 S         X               1        100   0
"""
LINES = """
month   flow    partner product    measure                 value_usd
2025-03 imports CHN     2805300010 imports_for_consumption 60
2025-03 imports MEX     2805300010 imports_for_consumption 20
2025-03 imports CHN     8505110010 imports_for_consumption 90
2025-03 imports MEX     8505110010 imports_for_consumption 10
2025-03 imports MEX     9999999999 imports_for_consumption 100
2025-03 imports CHN     2805300010 calculated_duty         15
2025-03 imports MEX     2805300010 calculated_duty         1
"""
NAMES = {
    " quantity ": " consumption_quantity_1 ",
    " value ": " consumption_value_usd ",
    " duty\n": " calculated_duty_usd\n",
}
MARCH = Month(2025, 3)


def asked(**changes):
    return preset("rare_earths", **({"partners": ("USMCA",)} | changes))


@pytest.fixture
def reading(store, load):
    load("hs", HS)
    return Reading(store, date(2025, 8, 31))


def by_name(found):
    return {(it["product"], it["partner"]): it for it in found.rows}


def test_it_is_answered_from_commodities_with_what_is_missing_told(reading):
    found = potential(asked(), reading, MARCH, length=1)
    mexico = by_name(found)["2805300010", "MEX"]
    # 20 of Mexico's 100 against 100 of 300; 15 of 60 against 1 of 20
    assert (mexico["advantage"], mexico["growth"]) == (pytest.approx(0.6), 1)
    assert mexico["duty_difference"] == pytest.approx(0.2)
    assert (mexico["unit_value"], mexico["preference"]) == (None, None)
    assert set(found.missing) == {"unit_value", "preference"}
    assert "monthly bulk files" in found.missing["unit_value"]


def test_it_says_what_it_was_made_of(reading):
    found = potential(asked(), reading, MARCH, length=1)
    assert (found.measure, found.source) == ("imports_for_consumption", ("CHN",))
    assert (found.months, found.vintage) == ((date(2025, 3, 1),), date(2025, 8, 5))
    assert found.products == 1
    assert "read_parquet(['warehouse/hs/" in found.query
    assert found.formulas["capacity"] == "min(1, x(c,p) / x(s,p))"


def test_the_newest_month_is_taken_and_a_year_that_is_not_there_is_told(reading):
    with pytest.raises(QuestionError, match=r"not stored for 2024-04, .*2025-02 as of 2025-08"):
        potential(asked(), reading)


def test_without_a_year_before_there_is_no_growth(reading):
    found = potential(
        asked(source=("MEX",), partners=("CHN",), dependence=0.1), reading, Month(2024, 3), 1
    )
    assert "growth" in found.missing
    assert [it["growth"] for it in found.rows] == [None]


def test_general_imports_stand_in_without_duty(store, load):
    load("hs", HS.replace("imports_for_consumption", "general_imports"))
    found = potential(asked(), Reading(store, date(2025, 8, 31)), MARCH, 1)
    assert found.measure == "general_imports"
    assert set(found.missing) == {"unit_value", "preference", "duty_difference"}


def test_commodities_can_be_seen_in_less_detail(reading):
    found = potential(asked(level="HS4"), reading, MARCH, 1)
    assert {it["product"] for it in found.rows} == {"2805"}


def test_the_bulk_files_give_quantities_of_one_unit_and_claims(store, load):
    text = BULK
    for short, name in NAMES.items():
        text = text.replace(short, name)
    load("bulk_imports", text, part="imports-2025-03")
    found = by_name(potential(asked(), Reading(store, date(2025, 8, 31)), MARCH, 1))
    metals, magnets = found["2805300010", "MEX"], found["8505110010", "MEX"]
    # 20 for 5 kg against 60 for 30 kg; half of it claimed
    assert (metals["unit_value"], metals["preference"]) == (2, 0.5)
    # kilograms and pieces
    assert (magnets["unit_value"], magnets["preference"]) == (None, 1)


def test_values_come_from_lines_and_the_rest_from_the_detail(store, load):
    text = BULK
    for short, name in NAMES.items():
        text = text.replace(short, name)
    load("bulk_imports", text, part="imports-2025-03")
    reading = Reading(store, date(2025, 8, 31))
    slow = potential(asked(), reading, MARCH, 1)
    load("hs10", LINES, part="imports-2025-03")
    quick = potential(asked(), reading, MARCH, 1)
    assert quick.rows == slow.rows
    assert "read_parquet(['warehouse/hs10/" in quick.query
    # A commodity that is cut short is of one unit only if all of it is.
    found = by_name(potential(asked(level="HS4"), reading, MARCH, 1))
    assert found["2805", "MEX"]["unit_value"] == 2


def test_a_category_is_what_the_list_says(reading, load):
    load("concordance", "month flow product atp\n2025-01 imports 2805300010 04")
    found = potential(asked(codes=(), category="atp=04"), reading, MARCH, 1)
    assert {it["product"] for it in found.rows} == {"2805300010"}
    with pytest.raises(QuestionError, match="has a code of atp=09"):
        potential(asked(codes=(), category="atp=09"), reading, MARCH, 1)


def test_a_category_needs_a_list(reading):
    with pytest.raises(StoreError, match="Nothing is stored of concordance"):
        potential(asked(codes=(), category="atp=04"), reading, MARCH, 1)


def test_members_are_those_of_the_month(reading):
    found = potential(asked(source=("CHN",)), reading, MARCH, 1)
    assert {it["partner"] for it in found.rows} == {"CAN", "MEX"}
    united = potential(asked(source=("CHN", "EU")), reading, MARCH, 1).source
    assert "GBR" not in united
    assert {"CHN", "HRV", "FRA"} <= set(united)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"codes": ("11",)}, "No import of 2025-03 to 2025-03 has a code of 11"),
        ({"source": ("FRA",)}, "None of the 1 suppliers"),
    ],
)
def test_what_is_not_there_is_told(reading, changes, words):
    with pytest.raises(QuestionError, match=words):
        potential(asked(**changes), reading, MARCH, 1)


def test_a_partner_must_be_known_and_a_window_long_enough(reading):
    with pytest.raises(UnknownName, match="No partner or region is called 'XYZ'"):
        potential(asked(source=("XYZ",)), reading, MARCH, 1)
    with pytest.raises(QuestionError, match="A window of 0 months is none"):
        potential(asked(), reading, MARCH, 0)


def test_a_month_that_is_not_stored_is_told(reading):
    with pytest.raises(QuestionError, match="No imports by ten-digit commodity of 2020-01"):
        potential(asked(), reading, Month(2020, 1), 1)


def test_in_python_it_is_a_function_with_changes(reading):
    folder = reading.store.folder
    day = date(2025, 8, 31)
    found = api.potential("rare_earths", "2025-03", day, folder, partners=("MEX",), length=1)
    assert [it["partner"] for it in found.partners] == ["MEX"]
    newest = api.potential("rare_earths", as_of=day, store=folder, partners=("MEX",), length=1)
    assert newest.rows == found.rows


def test_complexity_is_that_of_imports(reading):
    found = api.complexity("2025-03", "HS4", 1, date(2025, 8, 31), reading.store.folder)
    assert (found.matrix.rows, found.matrix.columns) == (
        ("CAN", "CHN", "MEX", "TWN"),
        ("2805", "9999"),
    )
    assert found.matrix.values.tolist() == [[0, 100], [60, 10], [20, 80], [20, 10]]


def test_entries_without_a_quantity_do_not_make_a_unit_dearer(store, load):
    """Of Mexico's 20 half states a quantity, 2 for 10; with China at 2 a unit, that is 2.5."""
    text = BULK.replace("KG              3        10    1", "KG              0        10    1")
    for old, new in NAMES.items():
        text = text.replace(old, new)
    load("bulk_imports", text)
    load("hs10", LINES)
    found = by_name(potential(asked(), Reading(store, date(2025, 8, 31)), MARCH, length=1))
    assert found["2805300010", "MEX"]["unit_value"] == 2.5
