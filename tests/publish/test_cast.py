from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.errors import CatalogError, UnknownName
from balanza.findings import Claim
from balanza.periods import Month
from balanza.publish import Witness, briefs, facts, manuscript, publication
from balanza.publish.cast import _check_roles, month_of


def test_briefs_are_found_by_their_folder():
    assert briefs()["north_america"].joinpath("findings.yaml").is_file()


@pytest.mark.parametrize(
    ("when", "through", "month"),
    [
        ("through", "2025-06", "2025-06"),
        ("year_before", "2025-06", "2024-06"),
        ("last_year", "2025-06", "2024-12"),
        ("last_year", "2024-12", "2024-12"),
    ],
)
def test_a_claim_is_about_a_month(when, through, month):
    assert str(month_of(when, Month.parse(through))) == month


def test_a_role_that_nobody_casts_is_named():
    shows = Selection(indicator="rank", table="atp")
    claim = Claim(
        name="x", shows=shows, says="", verdict="move", each="partner", among="firsts"
    )
    with pytest.raises(CatalogError) as error:
        _check_roles({"x": claim}, {"largest": None})
    assert str(error.value) == (
        "findings.yaml speaks of the roles firsts, which roles.yaml does not cast. "
        "There are: largest."
    )


def test_all_findings_come_in_the_order_they_are_claimed_in(found):
    names = [it.name for it in found["2025-08"].all()]
    assert names[0] == "atp_balance_2024"
    assert len(names) == len({*names})
    assert found["2025-08"].year == 2024


def test_facts_are_of_the_newest_month_that_all_tables_have(sample):
    told = facts(manuscript("north_america"), Witness(sample["2026-10"]))
    assert told.through == Month(2025, 11)
    assert {it.vintage for it in told.all()} == {date(2026, 10, 8)}


def test_a_brief_or_a_language_that_does_not_exist_is_guessed(sample):
    with pytest.raises(UnknownName, match="No brief is called 'north'"):
        publication("north", sample["2025-08"])
    with pytest.raises(UnknownName, match="No language of this brief is called 'xx'"):
        publication("north_america", sample["2025-08"], code="xx")
