"""An answer becomes typed columns under our names, or is refused with all that is wrong."""

import json
from datetime import date

import pytest

from balanza.errors import SourceError
from balanza.sources import census

HEADER = ["CTY_CODE", "SUMMARY_LVL", "HITECH", "GEN_VAL_MO", "GEN_VAL_YR", "time"]
JANUARY = date(2025, 1, 1)


def body(*lines, header=HEADER):
    return json.dumps([header, *lines]).encode()


@pytest.fixture
def january(ask):
    return ask("imports/hitech", "2025-01")


def test_an_answer_keeps_every_line(specimen, january):
    answer = census.parse(specimen("imports-hitech-2025-01.json"), january)
    assert len(answer) == 15
    assert answer.row(0) == ("-", "DET", "-", 175, 175, JANUARY)
    assert answer.columns == [
        "census_code",
        "summary",
        "product",
        "value_usd",
        "value_ytd_usd",
        "month",
    ]


def test_an_empty_product_code_is_the_total(specimen, ask):
    answer = census.parse(
        specimen("exports-hitech-2017-01.json"), ask("exports/hitech", "2017-01")
    )
    assert answer["product"].to_list() == ["-", "00", "10", "-", "00", "10"]


def test_a_missing_product_code_is_the_total(january):
    answer = census.parse(body(["2010", "DET", None, "1", "1", "2025-01"]), january)
    assert answer["product"].to_list() == ["-"]


def test_a_column_that_came_twice_is_taken_once(specimen, ask):
    question = ask("exports/naics", "2024-01", "2024-02", level="NA3", products=("334",))
    answer = census.parse(specimen("exports-naics-334-2024.json"), question)
    assert answer["product"].to_list() == ["334"] * 5
    assert answer["value_ytd_usd"].to_list() == [100, 60, 60, 150, 110]


def test_columns_may_come_in_any_order(january):
    line = ["2025-01", "7", "5", "04", "DET", "2010"]
    answer = census.parse(body(line, header=HEADER[::-1]), january)
    assert answer.rows(named=True) == [
        {
            "census_code": "2010",
            "summary": "DET",
            "product": "04",
            "value_usd": 5,
            "value_ytd_usd": 7,
            "month": JANUARY,
        }
    ]


def test_a_header_alone_is_an_answer_without_rows(january):
    assert len(census.parse(body(), january)) == 0


def test_a_look_at_the_world_has_no_partners(ask):
    look = ask("imports/hs", "2025-01", world_only=True)
    header = ["GEN_VAL_MO", "GEN_VAL_YR", "CTY_CODE", "time"]
    answer = census.parse(body(["5", "5", "-", "2025-01"], header=header), look)
    assert answer.columns == ["value_usd", "value_ytd_usd", "month"]


def test_a_renamed_column_is_named(january):
    header = [it.replace("_VAL_", "_VALUE_") for it in HEADER]
    with pytest.raises(SourceError, match="came without GEN_VAL_MO, GEN_VAL_YR; it has CTY"):
        census.parse(body(header=header), january)


def test_an_empty_list_names_every_column(january):
    with pytest.raises(SourceError, match=r"came without CTY_CODE, GEN_VAL_MO, .*time; it has"):
        census.parse(b"[]", january)


@pytest.mark.parametrize("sent", [b'{"error": "x"}', b"[[1, 2]]", b'[["a"', b"\xff\xfe"])
def test_what_is_no_list_of_texts_is_refused(january, sent):
    with pytest.raises(SourceError, match=r"imports/hitech 2025-01 sent .* not lists of text"):
        census.parse(sent, january)


def test_rows_of_another_length_are_refused(january):
    with pytest.raises(SourceError, match=r"rows of \[2\] cells under 6 names"):
        census.parse(body(["2010", "DET"]), january)


def test_values_that_are_no_dollars_are_listed_all_at_once(january):
    bad = ["-5", "", "N/A", "-5", "1.5", None]
    lines = [["2010", "DET", "04", it, "1", "2025-01"] for it in bad]
    lines.append(["2010", "DET", "04", "1", "9.99E+08", "2025-01"])
    says = (
        r"no whole number of dollars: value_usd in 6 rows, such as '-5', '', 'N/A'; "
        r"value_ytd_usd in 1 rows, such as '9\.99E\+08'\. Nothing of it was taken"
    )
    with pytest.raises(SourceError, match=says):
        census.parse(body(*lines), january)


def test_a_value_beyond_any_integer_is_refused(january):
    line = ["2010", "DET", "04", "9" * 19, "1", "2025-01"]
    with pytest.raises(SourceError, match="value_usd in 1 rows"):
        census.parse(body(line), january)


@pytest.mark.parametrize("month", ["2024-12", "January", "2025", None])
def test_a_month_that_was_not_asked_for_is_named(january, month):
    line = ["2010", "DET", "04", "1", "1", month]
    with pytest.raises(SourceError, match=f"1 months that were not asked for, such as {month}"):
        census.parse(body(line), january)
