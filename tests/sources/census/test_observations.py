"""Each partner once, proven against the world's row; totals and groups never counted."""

import json
from datetime import date

import pytest

from balanza.errors import SourceError
from balanza.sources import census

JANUARY = date(2025, 1, 1)


@pytest.fixture
def hitech(ask):
    """The observations of lines such as "2010 DET 04 20", which are of January 2025."""

    def read(*lines, products=()):
        return _read(ask("imports/hitech", "2025-01", products=products), "HITECH", lines)

    return read


@pytest.fixture
def naics(ask):
    """The same of NAICS, where the partners named may fall short."""

    def read(*lines):
        question = ask("imports/naics", "2025-01", level="NA3")
        return _read(question, "NAICS", lines)

    return read


@pytest.fixture
def states(ask):
    """The observations of lines such as "2010 DET 84 TX 20"."""

    def read(*lines):
        question = ask("imports/statehs", "2025-01", level="HS2")
        header = ["CTY_CODE", "SUMMARY_LVL", "I_COMMODITY", "STATE"]
        table = [[*header, "GEN_VAL_MO", "GEN_VAL_YR", "time"]]
        for line in lines:
            cells = line.split()
            table.append([*cells, cells[-1], "2025-01"])
        answer = census.parse(json.dumps(table).encode(), question)
        found = census.observations(answer, question)
        return sorted(found.select("partner", "product", "state", "value_usd").iter_rows())

    return read


WHOLE = ("- DET 84 - 30", "2010 DET 84 - 30")
OF_STATES = ("- DET 84 TX 20", "- DET 84 CA 10", "2010 DET 84 TX 20", "2010 DET 84 CA 10")


@pytest.mark.parametrize("lines", [(*WHOLE, *OF_STATES), OF_STATES], ids=["total", "none"])
def test_a_broken_out_dimension_becomes_a_column_without_its_total(states, lines):
    assert states(*lines) == [("MEX", "84", "CA", 10), ("MEX", "84", "TX", 20)]


def test_states_that_do_not_add_up_to_their_total_are_refused(states):
    says = (
        "imports/statehs HS2 2025-01: the states do not add up to their total in 2 cases: "
        "2025-01-01 - 84 by 10 USD; 2025-01-01 2010 84 by 10 USD. Nothing of it was taken"
    )
    with pytest.raises(SourceError, match=says):
        states(*WHOLE, "- DET 84 TX 20", "2010 DET 84 TX 20")


def test_partners_that_do_not_add_up_to_the_world_in_a_state_are_refused(states):
    says = "the partners do not add up to the world's row in 1 cases: 2025-01-01 84 CA by 4 USD"
    with pytest.raises(SourceError, match=says):
        states("- DET 84 CA 10", "2010 DET 84 CA 6")


def test_a_row_of_a_state_that_came_twice_is_named_with_the_state(states):
    says = "2 rows that contradict each other: 2025-01-01 2010 84 TX; 2025-01-01 2010 84 TX"
    with pytest.raises(SourceError, match=says):
        states("- DET 84 TX 2", "2010 DET 84 TX 2", "2010 DET 84 TX 3")


def _read(question, product, lines):
    header = ["CTY_CODE", "SUMMARY_LVL", product, "GEN_VAL_MO", "GEN_VAL_YR", "time"]
    cells = [line.split() for line in lines]
    table = [header, *([*it, *it[3:] * (5 - len(it)), "2025-01"] for it in cells)]
    found = census.observations(
        census.parse(json.dumps(table).encode(), question), question
    ).select("partner", "product", "value_usd", "value_ytd_usd")
    return sorted(found.iter_rows())


def test_the_world_and_groups_are_never_counted(specimen, ask):
    question = ask("imports/hitech", "2025-01")
    answer = census.parse(specimen("imports-hitech-2025-01.json"), question)
    found = census.observations(answer, question)
    names = ("month", "partner", "product", "value_usd", "flow", "measure", "level")
    rest = ("imports", "general_imports", "")
    assert sorted(found.select(names).iter_rows()) == [
        (JANUARY, "MEX", "04", 20, *rest),
        (JANUARY, "MEX", "08", 5, *rest),
        (JANUARY, "TWN", "04", 10, *rest),
    ]


def test_what_is_not_advanced_technology_is_left_out(specimen, ask):
    question = ask("exports/hitech", "2017-01")
    answer = census.parse(specimen("exports-hitech-2017-01.json"), question)
    found = census.observations(answer, question)
    assert list(found.select("partner", "product", "value_usd").iter_rows()) == [
        ("CAN", "10", 30)
    ]


def test_products_that_do_not_add_up_are_refused(hitech):
    lines = ("- DET - 30", "- DET 04 25", "2010 DET - 30", "2010 DET 04 25")
    says = (
        "imports/hitech 2025-01: the products do not add up to the whole in 2 cases: "
        "2025-01-01 - by 5 USD; 2025-01-01 2010 by 5 USD. Nothing of it was taken"
    )
    with pytest.raises(SourceError, match=says):
        hitech(*lines)


def test_chosen_products_need_not_add_up_to_the_whole(hitech):
    assert hitech("- DET 04 25", "2010 DET 04 25", products=("04",)) == [("MEX", "04", 25, 25)]


def test_partners_of_hitech_that_do_not_add_up_are_refused(hitech):
    lines = ("- DET - 30", "- DET 04 30", "2010 DET - 20", "2010 DET 04 20")
    says = "the partners do not add up to the world's row in 1 cases: 2025-01-01 04 by 10 USD"
    with pytest.raises(SourceError, match=says):
        hitech(*lines)


def test_an_answer_without_the_world_is_refused(hitech):
    with pytest.raises(SourceError, match="2025-01-01 04 by -20 USD"):
        hitech("2010 DET - 20", "2010 DET 04 20")


def test_no_more_than_five_cases_are_told(naics):
    lines = [f"2010 DET {code} 1" for code in range(111, 118)]
    with pytest.raises(SourceError, match=r"in 7 cases: (?:[^;]+; ){4}[^;]+ USD\. Nothing"):
        naics(*lines)


def test_partners_of_naics_that_fall_short_leave_a_rest(naics):
    assert naics("- DET 334 100 150", "2010 DET 334 60 80") == [
        ("MEX", "334", 60, 80),
        ("XRW", "334", 40, 70),
    ]


def test_a_rest_is_never_below_zero_from_january_on(naics):
    assert naics("- DET 334 100 70", "2010 DET 334 60 80")[1] == ("XRW", "334", 40, 0)


def test_without_named_partners_all_is_rest(naics):
    assert naics("- DET 334 100") == [("XRW", "334", 100, 100)]


def test_partners_of_naics_that_exceed_the_world_are_refused(naics):
    with pytest.raises(SourceError, match="334 by -10 USD"):
        naics("- DET 334 100", "2010 DET 334 110")


def test_an_exact_duplicate_is_taken_once(naics):
    lines = ("- DET 334 60", "2010 DET 334 60", "2010 DET 334 60")
    assert naics(*lines) == [("MEX", "334", 60, 60)]


def test_duplicates_that_contradict_each_other_are_refused(naics):
    lines = ("- DET 334 60", "2010 DET 334 60", "2010 DET 334 61")
    says = "sent 2 rows that contradict each other: 2025-01-01 2010 334; 2025-01-01 2010 334"
    with pytest.raises(SourceError, match=says):
        naics(*lines)


def test_partners_that_are_not_in_the_catalog_are_all_named(naics):
    lines = ("- DET 334 3", "9998 DET 334 1", "9997 DET 334 1", "2010 DET 334 1")
    with pytest.raises(SourceError, match="names the partners 9997, 9998, which the catalog"):
        naics(*lines)


def test_two_codes_of_one_partner_come_together(naics):
    lines = ("- DET 334 30", "7320 DET 334 10", "7321 DET 334 20")
    assert naics(*lines) == [("SDN", "334", 30, 30)]


def test_an_answer_without_rows_has_no_observations(naics):
    assert naics() == []
