"""What the brief says its claims rest on, when the data are other ones."""

from datetime import date

import polars as pl
import pytest
from tests.briefs.test_words_follow_the_data import (
    ICT,
    THIS_YEAR,
    both,
    partner,
    product,
    times,
    without,
)

from balanza.publish import Reading
from balanza.store import SAMPLE, Store


@pytest.fixture(scope="module")
def claimed(read):
    """What is told of the claims in the months of the article."""
    text = read(Reading(Store.at(SAMPLE), date(2025, 8, 31)))
    return text[text.index("What the claims rest on") : text.index("What follows")]


def test_claims_are_told_with_the_figures_they_rest_on(claimed):
    assert "None of the ten categories gets more than half of its imports" in claimed
    assert "in biotechnology: Ireland holds 41.5%, and" in claimed
    assert "as concentrated as 5.0 equal ones would be. In ICT Taiwan holds 23.6%" in claimed
    assert "the suppliers weigh like 6.6 equal ones." in claimed
    assert "counted as one supplier each, those of ICT weigh like 3.3 equal ones." in claimed
    assert "so does 91.5% of the trade with Canada and 48.7% of that with Mexico" in claimed


def test_each_category_is_told_with_its_largest_supplier(claimed):
    assert "Biotechnology Ireland 41.5% 5.0 0.2%" in claimed
    assert "Nuclear technology United Kingdom 21.9% 7.2 1.1%" in claimed


def test_a_claim_that_the_year_does_not_bear_out_is_told_so(claimed):
    assert "hold grows, the last year does not bear out: its share is smaller" in claimed
    assert "Southeast Asia held 29.0%, after 24.0%." in claimed
    assert "East Asia supplies 45.0% of the ICT, Mexico and Canada 20.4%" in claimed
    assert "rose from 28.3% to 30.1%: less than China lost, so that others took" in claimed


def test_a_hold_that_grows_is_told_so(altered, read):
    text = read(altered(atp=times(4, ICT, partner("TWN"), THIS_YEAR)))
    assert "East Asia's hold has grown: its share is larger than a year before." in text
    assert "does not bear out" not in text


def test_categories_that_one_supplier_fills_hang_on_it(altered, read):
    imports = pl.col("flow") == "imports"
    one = times(90, imports, product("05"), partner("JPN"))
    assert "Electronics gets more than half of its imports from one partner." in (
        text := read(altered(atp=one))
    )
    assert "One of ten categories hangs on a single supplier" in text
    two = both(one, times(90, imports, product("04"), partner("TWN")))
    text = read(altered(atp=two))
    assert "get more than half of their imports from one partner." in text
    assert "Two of ten categories hang on a single supplier" in text
    assert "concentrated in information and communications: Taiwan holds 9" in text
    assert "In ICT Taiwan holds" not in text


def test_what_trusted_partners_won_is_held_against_what_china_lost(altered, read):
    won = read(altered(atp=times(6, ICT, partner("MEX"), THIS_YEAR)))
    assert ": as much as China lost, or more." in won
    shrunk = read(altered(atp=times(0.2, ICT, partner("MEX", "JPN", "KOR"), THIS_YEAR)))
    assert ": what China lost went to others." in shrunk
    grown = read(altered(atp=times(9, ICT, partner("CHN"), THIS_YEAR)))
    assert "Within a year China's share of ICT rose from 28.6% to " in grown
    assert "China lost" not in grown


def test_of_partners_that_sell_nothing_no_claim_is_made(altered, read):
    text = read(altered(atp=without(partner("MEX", "CHN"))))
    told = text[text.index("Trusted partners.") : text.index("Silence.")]
    assert (
        "In aerospace goods so does 91.5% of the trade with Canada; in ICT, 14.4% with" in told
    )
    for code in ("Mexico.", "with Mexico", "China"):
        assert code not in told
