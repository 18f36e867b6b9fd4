from datetime import date

import pytest

from balanza import api
from balanza.errors import QuestionError, SchemaError, StoreError, UnknownName
from balanza.periods import Month
from balanza.publish import Question, Reading, reconcile

LIST = """
month   flow    product atp naics
2024-01 imports 1       04  334111
2024-01 imports 2       04  334220
2024-01 imports 3       08  336411
2024-01 imports 4       00  .
"""
HS = """
month   flow    partner product level value_usd
2024-03 imports MEX     1       HS10  40
2024-03 imports MEX     2       HS10  2
2024-03 imports TWN     3       HS10  7
2024-03 imports TWN     4       HS10  100
2024-03 imports TWN     9       HS10  5
2024-03 imports TWN     1       HS4   999
"""
ATP = """
month   flow    partner product value_usd
2024-03 imports MEX     04      42
2024-03 imports TWN     08      6
2024-03 imports TWN     04      1
2024-04 imports MEX     04      11
"""


@pytest.fixture
def reading(store, load):
    load("concordance", LIST)
    load("hs", HS)
    load("atp", ATP)
    return Reading(store, date(2025, 8, 31))


def told(rows, *columns):
    return [tuple(row[name] for name in columns) for row in rows]


def test_every_cell_that_differs_is_told_the_largest_first(reading):
    found = reconcile(Question(), reading)
    assert (found.cells, found.is_exact) == (3, False)
    assert told(found.differences, "partner", "product", "summed_usd", "stated_usd") == [
        ("TWN", "04", 0, 1),
        ("TWN", "08", 7, 6),
    ]
    assert found.lists == {("imports", date(2024, 3, 1)): date(2024, 1, 1)}


def test_differences_are_summed_by_what_one_likes(reading):
    by_partner = reconcile(Question(), reading).by("partner")
    assert told(by_partner, "partner", "cells", "difference_usd") == [("TWN", 2, 0)]


def test_codes_in_no_category_are_told_and_not_compared(reading):
    apart = reconcile(Question(), reading).apart
    assert told(apart, "product", "why", "value_usd") == [("9", "unlisted", 5)]


def test_where_all_agrees_nothing_differs(reading):
    found = reconcile(Question(where={"partner": ("MEX",)}), reading)
    assert (found.cells, found.is_exact, found.by("partner")) == (1, True, [])


def test_products_are_chosen_as_partners_are(reading):
    found = reconcile(Question(where={"product": ("08",)}), reading)
    assert told(found.differences, "product", "difference_usd") == [("08", 1)]


def test_levels_are_cut_from_the_code_and_the_rest_of_the_world_is_a_partner(reading, load):
    load("naics", """
month   flow    partner product level value_usd
2024-03 imports MEX     334     NA3   42
2024-03 imports XRW     336     NA3   7
2024-03 imports MEX     3341    NA4   40
2024-03 imports MEX     3342    NA4   2
""")  # fmt: skip
    found = reconcile(Question("naics"), reading)
    assert (found.cells, found.differences) == (4, ())
    assert told(found.absent, "level", "product", "value_usd") == [("NA4", "3364", 7)]
    assert told(found.apart, "product", "why") == [("4", "unassigned"), ("9", "unlisted")]


def test_the_bulk_files_stand_before_hs(reading, load):
    load("bulk_imports", """
month   product country_code partner general_value_usd
2024-03 1       2010         MEX     30
2024-03 2       2010         MEX     12
2024-03 3       5830         TWN     6
""")  # fmt: skip
    found = reconcile(Question(), reading)
    assert [it.table for it in found.compared] == ["bulk_imports"]
    assert told(found.differences, "partner", "product") == [("TWN", "04")]


@pytest.mark.usefixtures("reading")
def test_exports_are_reconciled_by_measure(store, load):
    load("bulk_exports", """
month   product country_code partner origin   exports_value_usd
2024-03 8800000000 2010      MEX     domestic 30
2024-03 8800000000 2010      MEX     foreign  12
""")  # fmt: skip
    load("concordance", "month flow product atp\n2024-01 exports 8800000000 08", "exports")
    load("atp", """
month   flow    partner product measure          value_usd
2024-03 exports MEX     08      total_exports    42
2024-03 exports MEX     08      domestic_exports 30
2024-03 exports MEX     08      re_exports       13
""", "exports")  # fmt: skip
    found = reconcile(Question(where={"flow": ("exports",)}), Reading(store, date(2025, 8, 31)))
    assert told(found.differences, "measure", "difference_usd") == [("re_exports", -1)]
    assert found.cells == 3
    assert found.reasons[0].startswith("All civil aircraft")


def test_codes_that_change_within_the_year_are_told(reading, load):
    load("concordance", "month flow product atp\n2024-03 imports 3 04", "march")
    load("hs", HS.replace("2024-03", "2024-01"), "january")
    load("atp", ATP.replace("2024-03", "2024-01"), "january")
    found = reconcile(Question(), reading)
    assert told(found.changing, "product", "year", "first", "last") == [("3", 2024, "04", "08")]
    assert found.lists[("imports", date(2024, 3, 1))] == date(2024, 3, 1)


def test_another_year_is_never_taken_unless_it_is_insisted_on(store, load):
    load("concordance", LIST.replace("2024", "2022"))
    load("hs", HS)
    load("atp", ATP)
    reading = Reading(store, date(2025, 8, 31))
    lost = "No list of codes is stored for imports of 2024, which 1 of the months need; there"
    with pytest.raises(QuestionError, match=f"{lost} are those of imports 2022"):
        reconcile(Question(), reading)
    assert reconcile(Question(list_year=2022), reading).cells == 3


def test_months_that_only_one_has_are_no_question(reading):
    with pytest.raises(
        QuestionError, match=r"have no month of one measure in common.*general_imp"
    ):
        reconcile(Question(since=Month(2024, 4)), reading)
    with pytest.raises(QuestionError, match="Different measures are never compared"):
        reconcile(Question(where={"measure": ("imports_for_consumption",)}), reading)


def test_a_level_that_is_not_stored_is_named(reading, load):
    load("naics", "month flow partner product value_usd\n2024-03 imports MEX 334 42")
    with pytest.raises(
        QuestionError, match="naics is not stored at the level NA6; there is NA3"
    ):
        reconcile(Question("naics", where={"level": ("NA6",)}), reading)


def test_a_list_that_contradicts_itself_is_refused(reading, load):
    load("concordance", "month flow product atp\n2024-01 imports 1 08", "other")
    wrong = "The list of imports of 2024-01 puts code 1 in atp 04 and 08; 1 codes have two"
    with pytest.raises(SchemaError, match=wrong):
        reconcile(Question(), reading)


def test_what_is_not_stored_is_said(store, load):
    reading = Reading(store, date(2025, 8, 31))
    with pytest.raises(StoreError, match="Nothing is stored of concordance"):
        reconcile(Question(), reading)
    load("concordance", LIST)
    load("atp", ATP)
    with pytest.raises(QuestionError, match="No trade by ten-digit commodity is stored as of"):
        reconcile(Question(), Reading(store, date(2025, 8, 31)))


def test_a_question_names_what_there_is():
    with pytest.raises(
        UnknownName, match="No classification that commodities lead to is called"
    ):
        Question("hs")
    with pytest.raises(UnknownName, match="No column to reconcile by is called 'port'"):
        Question(where={"port": ("2304",)})


def test_a_program_asks_alike(reading, store):
    found = api.reconciliation(as_of=date(2025, 8, 31), store=store.folder)
    assert found == reconcile(Question(), reading)
    naics = api.bridged("naics", "NA3", as_of=date(2025, 8, 31), store=store.folder)
    sums = naics.aggregate("naics, sum(value_usd)::BIGINT AS usd").fetchall()
    assert sorted(sums) == [("334", 42), ("336", 7), ("unassigned", 100), ("unlisted", 5)]
    whole = api.bridged("atp", as_of=date(2025, 8, 31), store=store.folder)
    assert whole.aggregate("sum(value_usd)::BIGINT").fetchall() == [(154,)]
