import re

import msgspec
import pytest

from balanza.catalog import Crossing, Selection, breaks
from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.publications.language import language
from balanza.publish import Witness
from balanza.publish import files as bound
from balanza.publish.footnotes import dated, footnotes

ENGLISH = language("en")
JANUARY = "month flow partner product level value_usd\n"
TWO_YEARS = "".join(
    f"{year}-{number:02d} {flow} MEX {product} {level} {year}\n"
    for year in (2021, 2022)
    for number in (1, 6)
    for flow in ("imports", "exports")
    for product, level in (("880240", "HS6"), ("847150", "HS6"))
)


@pytest.fixture
def witness(world):
    return Witness(world("hs", JANUARY + TWO_YEARS))


def asked(indicator, product, **words):
    return Selection(indicator=indicator, table="hs", where={"product": (product,)}, **words)


def months(*texts):
    return [Month.parse(it) for it in texts]


@pytest.mark.parametrize(
    ("crossed", "told"),
    [
        ([], ""),
        (["2025-07"], "July 2025"),
        (["2017-01", "2022-01"], "January 2017 and 2022"),
        (["2024-01", "2025-01"], "January 2024 and 2025"),
        (["2023-01", "2024-01", "2025-01"], "January of each year from 2023 to 2025"),
        (["2007-01", "2012-01", "2017-01"], "January 2007, 2012 and 2017"),
        (["2010-01", "2025-07"], "January 2010 and July 2025"),
    ],
    ids=str,
)
def test_months_are_told_in_few_words(crossed, told):
    assert dated(months(*crossed), ENGLISH) == told


def test_a_break_that_is_crossed_in_several_ways_is_told_once():
    broken = breaks()["atp_list"]
    ways = (months("2025-01"), months("2022-01", "2023-01", "2024-01", "2025-01"))
    found = [Crossing(broken, tuple(it)) for it in ways]
    [note] = footnotes(found, ENGLISH)
    assert note.endswith("was drawn anew in January of each year from 2022 to 2025.")


def test_equal_breaks_of_many_years_are_one_sentence():
    crossed = Crossing(breaks()["atp_list"], tuple(months("2023-01", "2024-01", "2025-01")))
    [note] = footnotes([crossed], ENGLISH)
    assert note.endswith("was drawn anew in January of each year from 2023 to 2025.")


def test_a_change_on_the_year_before_crosses_what_lies_between(witness):
    change = asked("year_on_year", "847150", by=("flow",))
    with pytest.raises(QuestionError, match=r"hs, 2021-06 to 2022-06, .*Harmonized System"):
        witness.evidence(change, Month(2022, 6))


def test_one_who_insists_is_shown_it_with_a_footnote(witness):
    change = asked("year_on_year", "847150", by=("flow",), insist=True)
    found = witness.evidence(change, Month(2022, 6))
    assert len(found.rows) == 2
    [note] = found.footnotes()
    assert note.startswith("The Harmonized System was revised in January 2022; codes")


def test_a_brief_insists_in_its_yaml():
    written = {"indicator": "share", "table": "hs", "insist": True}
    assert msgspec.convert(written, Selection).insist


def test_the_same_month_alone_is_no_comparison(witness):
    rank = asked("rank", "847150", by=("flow",))
    assert witness.evidence(rank, Month(2022, 6)).breaks == ()


def test_the_only_level_there_is_counts_though_nobody_named_it(witness):
    record = asked("record", "847150", by=("flow",))
    with pytest.raises(QuestionError, match="Harmonized System"):
        witness.evidence(record, Month(2022, 6))


def test_a_balance_of_aircraft_is_refused_and_exports_of_them_are_footnoted(witness):
    with pytest.raises(QuestionError, match="table atp, product 08"):
        witness.evidence(asked("balance", "880240"), Month(2022, 6))
    exports = {"product": ("880240",), "flow": ("exports",)}
    share = Selection(indicator="share", table="hs", where=exports)
    [note] = witness.evidence(share, Month(2022, 6)).footnotes()
    assert (
        note == "Exports of civil aircraft stand in the one code 8800000000, imports in many."
    )


def test_whole_years_end_in_december(sample):
    share = Selection(
        indicator="share", table="naics", where={"product": ("334",)}, window="year"
    )
    found = Witness(sample["2026-10"]).evidence(share, Month(2025, 11))
    assert found.footnotes() == ()


def test_every_month_of_a_series_counts(sample):
    share = Selection(
        indicator="share",
        table="naics",
        where={"product": ("334",), "flow": ("imports",), "partner": ("EU",)},
        by=("month",),
    )
    notes = Witness(sample["2025-08"]).evidence(share, Month(2025, 6)).footnotes()
    assert notes == (
        "NAICS was revised in January 2017 and 2022; goods moved between codes.",
        "European Union: Croatia joined in July 2013.",
        "European Union: United Kingdom left; since February 2020 not counted.",
    )


def test_a_finding_and_its_exhibit_carry_what_they_are_measured_across(published):
    found = {it.name: it for it in published.findings}
    [note] = found["atp_trend_ytd"].footnotes
    assert note == "The list of advanced technology products was drawn anew in January 2025."
    traces = {it.name: it for it in published.content.traces}
    assert note in traces["atp_balance_ytd_change"].caveats
    exhibits = {it.exhibit.name: it.exhibit for it in published.shown}
    [told] = exhibits["ict_suppliers"].footnotes  # of the change and of the trends at once
    assert told.endswith("was drawn anew in January of each year from 2022 to 2025.")
    assert exhibits["atp_balance_by_category"].footnotes == ()


def test_the_page_the_picture_and_the_data_tell_of_a_break(published):
    files = dict(bound([published]))
    note = "NAICS was revised in January 2017 and 2022; goods moved between codes."
    assert f'<p class="break">{note}</p>' in files["index.html"].decode()
    assert f"  mind: {note}" in files["data/README.txt"].decode()
    picture = files["figures/computers_shares.svg"].decode()
    lines = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture))
    assert "NAICS was revised in January" in lines
