from datetime import date

import pytest

from balanza import api
from balanza.errors import QuestionError
from balanza.periods import Month, Span
from balanza.publish import Reading
from balanza.publish.claimed import Claimed, claimed, crossed

DETAIL = """
month   product    country_code partner programme consumption_value_usd
2025-06 8471500150 2010         MEX     .         60
2025-06 8703230130 2010         MEX     S         20
2025-06 8703230130 2010         MEX     S+        4
2025-06 8703230130 2010         MEX     A         16
2025-06 8703230130 5700         CHN     .         99
2025-07 8471500150 2010         MEX     S         45
2025-07 8471500150 2010         MEX     .         5
2025-07 8703230130 2010         MEX     S         50
"""
JULY = Span(Month(2025, 7), Month(2025, 7))


@pytest.fixture
def reading(store, load):
    load("bulk_imports", DETAIL)
    return Reading(store, date(2025, 8, 31))


def of(found, *names):
    return [tuple(it[name] for name in names) for it in found]


def test_a_claim_is_an_entry_under_the_programme(reading):
    june = Span(Month(2025, 6), Month(2025, 6))
    [it] = claimed(Claimed(), june, reading)
    assert (it["value_usd"], it["claimed_usd"], it["claim_share"]) == (100, 24, 0.24)
    [it] = claimed(Claimed(programmes=("A",)), june, reading)
    assert it["claimed_usd"] == 16


def test_without_a_tariff_no_line_is_known_to_be_free(reading):
    [it] = claimed(Claimed(by=("partner",)), JULY, reading)
    assert (it["partner"], it["free_usd"], it["unlisted_usd"]) == ("MEX", 0, 100)


def test_across_july_2025_claims_are_not_compared(reading):
    says = r"bulk_imports, 2025-06 to 2025-07, would mislead: Claims under .* --split.*--insist"
    with pytest.raises(QuestionError, match=says):
        claimed(Claimed(), None, reading)


def test_across_a_revision_of_codes_products_are_not_compared(store, load):
    lines = ["2021-12", "2022-01"]
    head = "month product country_code partner consumption_value_usd"
    load("bulk_imports", "\n".join([head, *(f"{it} 8471500150 2010 MEX 1" for it in lines)]))
    found = Reading(store, date(2025, 8, 31))
    with pytest.raises(QuestionError, match=r"Revision of the Harmonized System \(2022-01\)"):
        claimed(Claimed(by=("product",), split=True), None, found)
    assert len(claimed(Claimed(by=("month",)), None, found)) == 2


def test_what_was_crossed_is_told_even_where_lines_are_split(reading):
    names = [it.broken.name for it in crossed(Claimed(split=True), None, reading)]
    assert "usmca_claims" in names
    assert "usmca_claims" not in [it.broken.name for it in crossed(Claimed(), JULY, reading)]


def test_partners_that_claim_otherwise_cross_nothing(reading):
    assert len(claimed(Claimed(partners=("CHN",)), None, reading)) == 1


def test_lines_are_split_by_whether_they_had_claims_before(reading):
    found = claimed(Claimed(split=True), None, reading)
    assert of(found, "month", "had_claims", "claim_share") == [
        (date(2025, 6, 1), 0, 0),
        (date(2025, 6, 1), 1, 0.6),
        (date(2025, 7, 1), 0, 0.9),
        (date(2025, 7, 1), 1, 1),
    ]


def test_the_split_knows_of_months_that_are_not_shown(reading):
    found = claimed(Claimed(split=True), JULY, reading)
    assert of(found, "had_claims", "claim_share") == [(0, 0.9), (1, 1)]


def test_who_insists_is_shown_both_sides(reading):
    found = claimed(Claimed(insist=True), None, reading)
    assert of(found, "claim_share") == [(0.24,), (0.95,)]


def test_months_and_columns_that_are_not_there_are_named(reading):
    with pytest.raises(QuestionError, match=r"has 2025-06 to 2025-07 .*but not 2025-08\."):
        claimed(Claimed(), Span(Month(2025, 7), Month(2025, 8)), reading)
    with pytest.raises(QuestionError, match=r"bulk_imports has no country\."):
        claimed(Claimed(by=("country",)), JULY, reading)


@pytest.mark.usefixtures("reading")
def test_python_reads_the_tariff_from_its_file(store, tmp_path):
    (tmp_path / "tariff.csv").write_text("hs8,rate_raw\n84715001,Free\n87032301,2.5%\n")
    months = ("2025-07", "2025-07")
    [it] = api.claims(None, months, tmp_path / "tariff.csv", date(2025, 8, 31), store.folder)
    assert (it["free_usd"], it["free_claim_share"]) == (50, 0.9)
    assert (it["dutiable_usd"], it["dutiable_claim_share"]) == (50, 1)
