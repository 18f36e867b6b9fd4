"""What is asked, to the letter: a dimension that is forgotten is broken out."""

import pytest

QUERIES = {
    ("imports/hitech", ""): [
        ("get", "CTY_CODE,SUMMARY_LVL,HITECH,GEN_VAL_MO,GEN_VAL_YR"),
        ("time", "from 2025-01 to 2025-06"),
    ],
    ("exports/hitech", ""): [
        ("get", "CTY_CODE,SUMMARY_LVL,HITECH,ALL_VAL_MO,ALL_VAL_YR"),
        ("DF", "-"),
        ("time", "from 2025-01 to 2025-06"),
    ],
    ("imports/naics", "NA3"): [
        ("get", "CTY_CODE,SUMMARY_LVL,NAICS,GEN_VAL_MO,GEN_VAL_YR"),
        ("COMM_LVL", "NA3"),
        ("time", "from 2025-01 to 2025-06"),
    ],
    ("exports/naics", "NA3"): [
        ("get", "CTY_CODE,SUMMARY_LVL,NAICS,ALL_VAL_MO,ALL_VAL_YR"),
        ("DF", "-"),
        ("COMM_LVL", "NA3"),
        ("time", "from 2025-01 to 2025-06"),
    ],
    ("imports/hs", "HS4"): [
        ("get", "CTY_CODE,SUMMARY_LVL,I_COMMODITY,GEN_VAL_MO,GEN_VAL_YR"),
        ("CTY_SUBCODE", "-"),
        ("DISTRICT", "-"),
        ("RP", "-"),
        ("COMM_LVL", "HS4"),
        ("time", "from 2025-01 to 2025-06"),
    ],
    ("exports/hs", "HS4"): [
        ("get", "CTY_CODE,SUMMARY_LVL,E_COMMODITY,ALL_VAL_MO,ALL_VAL_YR"),
        ("DF", "-"),
        ("DISTRICT", "-"),
        ("COMM_LVL", "HS4"),
        ("time", "from 2025-01 to 2025-06"),
    ],
}


@pytest.mark.parametrize(("path", "level"), QUERIES, ids=lambda it: it)
def test_every_dimension_is_asked_for_or_pinned(ask, path, level):
    question = ask(path, "2025-01", "2025-06", level=level)
    assert question.params() == QUERIES[path, level]


def test_a_look_asks_for_the_world_alone(ask):
    look = ask("exports/hitech", "2025-01", world_only=True)
    assert look.params() == [
        ("get", "HITECH,ALL_VAL_MO,ALL_VAL_YR"),
        ("DF", "-"),
        ("CTY_CODE", "-"),
        ("time", "from 2025-01 to 2025-01"),
    ]


def test_a_dimension_that_becomes_a_column_is_broken_out(ask):
    assert ask("exports/statehs", "2025-01", level="HS2").params() == [
        ("get", "CTY_CODE,SUMMARY_LVL,STATE,E_COMMODITY,ALL_VAL_MO,ALL_VAL_YR"),
        ("DF", "-"),
        ("COMM_LVL", "HS2"),
        ("time", "from 2025-01 to 2025-01"),
    ]


def test_a_look_holds_it_at_its_total(ask):
    look = ask("imports/porths", "2025-01", level="HS2", world_only=True)
    assert look.params() == [
        ("get", "GEN_VAL_MO,GEN_VAL_YR"),
        ("PORT", "-"),
        ("CTY_CODE", "-"),
        ("time", "from 2025-01 to 2025-01"),
    ]


@pytest.mark.parametrize(
    ("measure", "df"), [("total_exports", "-"), ("domestic_exports", "1"), ("re_exports", "2")]
)
def test_domestic_and_foreign_goods_are_told_by_what_is_pinned(ask, measure, df):
    question = ask("exports/hs", "2025-01", measure=measure, level="HS4")
    assert question.month_value == "ALL_VAL_MO"
    assert [it for it in question.params() if it[0] == "DF"] == [("DF", df)]


@pytest.mark.parametrize("path", ["exports/naics", "imports/hs"])
def test_a_look_at_too_many_products_asks_for_their_total(ask, path):
    look = ask(path, "2025-01", level="NA3", world_only=True)
    assert look.totals_only
    assert dict(look.params())["get"].count(",") == 1
    assert "COMM_LVL" not in dict(look.params())


def test_a_look_at_chosen_products_asks_for_each(ask):
    look = ask("imports/hs", "2025-01", level="HS4", products=("8471", "8542"), world_only=True)
    assert look.params()[-4:] == [
        ("COMM_LVL", "HS4"),
        ("I_COMMODITY", "8471"),
        ("I_COMMODITY", "8542"),
        ("time", "from 2025-01 to 2025-01"),
    ]


def test_another_measure_has_its_own_columns(ask):
    question = ask("imports/naics", "2025-01", measure="imports_for_consumption")
    assert (question.month_value, question.year_value) == ("CON_VAL_MO", "CON_VAL_YR")


def test_a_question_is_named_by_what_it_asks(ask):
    question = ask("imports/hs", "2025-01", "2025-02", level="HS4", products=("8471",))
    assert str(question) == "imports/hs HS4 8471 2025-01 to 2025-02"
    assert question.path == "/data/timeseries/intltrade/imports/hs"


def test_halves_ask_the_same_of_half_the_months(ask):
    first, second = ask("imports/hitech", "2025-01", "2025-05", products=("04",)).halves()
    assert str(first) == "imports/hitech 04 2025-01 to 2025-02"
    assert str(second) == "imports/hitech 04 2025-03 to 2025-05"
