from datetime import date

import pytest

from balanza.errors import QuestionError
from balanza.publish import Reading
from balanza.publish.concordance import belongs, counts, listed, members

LISTS = """
month   flow    product    atp naics  description
2022-01 imports 8471500150 04  334111 Servers
2023-01 imports 8471500150 04  334111 Servers
2024-01 imports 8471500150 00  334111 Servers
2024-01 imports 8471300100 04  334111 Laptops
2024-01 exports 8471500150 04  334118 Servers
"""


@pytest.fixture
def reading(store, load):
    load("concordance", LISTS)
    return Reading(store, date(2025, 8, 31))


def test_lists_that_say_the_same_of_a_code_are_one_entry(reading):
    found = belongs(reading, "8471500150", "imports")
    dates = [[it.year for it in entry.lists] for entry in found]
    assert dates == [[2022, 2023], [2024]]
    assert [it.targets["atp"] for it in found] == ["04", "00"]


def test_the_beginning_of_a_code_finds_all_that_begin_so(reading):
    found = belongs(reading, "8471", year=2024)
    assert [(it.flow, it.product) for it in found] == [
        ("exports", "8471500150"),
        ("imports", "8471300100"),
        ("imports", "8471500150"),
    ]


def test_a_category_holds_the_codes_that_begin_with_it(reading):
    found = members(reading, ("naics", "334"), "imports", 2024)
    assert [it.product for it in found] == ["8471300100", "8471500150"]
    assert [it.product for it in members(reading, ("atp", "04"), "imports", 2024)] == [
        "8471300100"
    ]


def test_codes_are_counted_by_list(reading):
    assert counts(reading, "atp")["imports", date(2024, 1, 1)] == {"00": 1, "04": 1}
    assert [it.year for it in listed(reading)["imports"]] == [2022, 2023, 2024]


def test_what_no_list_has_is_told_with_the_lists_there_are(reading):
    with pytest.raises(
        QuestionError, match=r"No list of exports 2022 \(stored: exports 2024; impo"
    ):
        belongs(reading, "8471", "exports", 2022)
    with pytest.raises(QuestionError, match=r"No list \(stored: .*\) has a code in atp 07"):
        members(reading, ("atp", "07"))
