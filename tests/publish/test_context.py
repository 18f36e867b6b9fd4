import pytest

from balanza.periods import Month
from balanza.publications.language import language
from balanza.publish.cast import Facts
from balanza.publish.context import context


def told(through):
    return Facts(Month.parse(through), {}, {}, {})


@pytest.fixture
def asked(sample):
    """What a text through a month may ask for."""
    return lambda through: context(told(through), {}, sample["2025-08"], language("en"))


def test_a_text_knows_the_time_it_is_about(asked):
    words = asked("2025-06")
    assert words["through"] == "June 2025"
    assert words["period"] == "January to June 2025"
    assert words["period_short"] == "Jan–Jun 2025"
    assert (words["year"], words["year_before"], words["whole_year"]) == (2024, 2024, False)


def test_in_december_the_year_is_whole(asked):
    words = asked("2024-12")
    assert (words["year"], words["year_before"], words["whole_year"]) == (2024, 2023, True)


def test_in_january_a_period_is_one_month(asked):
    assert asked("2025-01")["period"] == "January 2025"


def test_a_family_of_findings_is_asked_by_key_and_a_lone_one_by_name(sample, found):
    words = context(found["2025-08"], {}, sample["2025-08"], language("en"))
    assert str(words["atp_balance_ytd"]) == "−$213.1 billion"
    assert str(words["ict_imports_ytd"]["TWN"]) == "$54.3 billion"
    assert words["ict_partners"] == ("TWN", "MEX", "VNM", "CHN", "THA", "IND")


def test_a_number_that_is_not_defined_is_none(sample, found):
    facts = found["2025-08"]
    without = Facts(
        facts.through,
        facts.roles,
        facts.claims,
        {**facts.findings, "atp_balance_ytd_change": {}},
    )
    words = context(without, {}, sample["2025-08"], language("en"))
    assert words["atp_balance_ytd_change"] is None


def test_codes_and_first_years_are_those_of_the_exhibits(sample, published):
    selections = {it.exhibit.name: it.evidence.selection for it in published.shown}
    words = context(told("2025-06"), selections, sample["2025-08"], language("en"))
    assert words["codes"]["computers_shares"] == "334"
    assert words["first_years"] == {"atp_totals": 1989, "atp": 2021, "naics": 2013}
