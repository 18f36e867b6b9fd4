"""The categories of advanced technology against the workbook's row."""

import pytest

from balanza.store.checks import totals

SUMMER, FALL = "2025-08-05", "2025-10-05"
KIND = {"month": "2025-01", "flow": "imports", "measure": "general_imports"}


@pytest.fixture
def summed(load, scope):
    """What is told when ten categories sum to a value and the workbook says 2 million."""

    def tell(value, categories=10, day=SUMMER):
        codes = [f"{number:02d}" for number in range(1, categories + 1)]
        rows = [{**KIND, "partner": "MEX", "product": it, "value_usd": 0} for it in codes]
        rows[0]["value_usd"] = value
        load("atp", "imports-hitech-2025", SUMMER, rows)
        load("atp_totals", "country", day, [{**KIND, "value_usd": 2_000_000}])
        return totals(scope())

    return tell


@pytest.mark.parametrize("value", [1_950_000, 2_000_000, 2_050_000])
def test_detail_within_the_rounding_of_the_workbook_is_sound(summed, value):
    account = summed(value)
    assert account.looked == "1 months and flows of atp against atp_totals"
    assert account.remarks == ()


def test_detail_beyond_the_rounding_is_a_note_that_names_the_vintages(summed):
    [remark] = summed(2_600_000, day=FALL).notes
    assert remark.says == (
        "months in which atp as of 2025-08-05 and atp_totals as of 2025-10-05 differ"
    )
    assert remark.examples == ("imports of 2025-01 by 0.6 million USD",)


def test_some_categories_are_not_held_against_the_total(summed):
    assert summed(7, categories=9).looked.startswith("0 months")


@pytest.mark.usefixtures("part")
def test_without_both_there_is_nothing_to_compare(scope):
    assert totals(scope()).looked == "nothing: atp and atp_totals are not both looked at"
