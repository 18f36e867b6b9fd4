from dataclasses import replace
from datetime import date

import pytest

from balanza.findings import Finding, Origin, confirmed, differences

QUERY = "select sum(value_usd) from read_parquet(['warehouse/atp/{}.parquet'])"


def finding(name="gap", value=-200.0, **others):
    usual = {
        "unit": "usd",
        "text": str(value),
        "indicator": "balance",
        "table": "atp",
        "where": {"window": "ytd"},
        "through": "2025-06",
        "vintage": date(2025, 8, 5),
        "sources": (Origin("https://w", "1f", "2025-08-05"),),
        "query": QUERY.format("old"),
    }
    return Finding(name=name, value=value, **{**usual, **others})


WAS = finding()
YOUNGER = {"vintage": date(2026, 10, 8), "query": QUERY.format("new")}


def test_a_number_that_moved_is_told_with_its_difference():
    [it] = differences([WAS], [finding(value=-190.0, **YOUNGER)])
    assert (it.name, it.kind, it.before, it.after) == ("gap", "changed", "-200.0", "-190.0")
    assert (it.difference, it.relative) == (10.0, 0.05)
    assert (it.vintage_before, it.vintage_after) == (date(2025, 8, 5), date(2026, 10, 8))
    assert it.differs == ("value", "vintage")


def test_younger_bytes_that_say_the_same_are_no_change():
    now = finding(**YOUNGER)
    assert differences([WAS], [now]) == []
    assert confirmed([WAS, finding("other")], [now, finding("other")]) == (2, 1)


@pytest.mark.parametrize(
    ("others", "aspect"),
    [
        ({"through": "2025-07"}, "selection"),
        ({"where": {"window": "year"}}, "selection"),
        ({"table": "atp_totals"}, "selection"),
        ({"query": "select 1"}, "query"),
        ({"text": "minus 200"}, "value"),
    ],
)
def test_what_differs_is_named(others, aspect):
    [it] = differences([WAS], [finding(**others)])
    assert it.differs == (aspect,)


def test_a_word_that_changed_has_no_difference_and_comes_first():
    words = {"unit": "verdict", "indicator": "balance"}
    was = [WAS, finding("trend", "grew", **words)]
    now = [finding(value=5.0), finding("trend", "shrank", **words)]
    first, second = differences(was, now)
    assert (first.name, first.difference, first.relative) == ("trend", None, None)
    assert second.name == "gap"


def test_the_largest_change_comes_first():
    was = [finding("small", 100.0), finding("large", 100.0)]
    now = [finding("small", 101.0), finding("large", 90.0)]
    assert [it.name for it in differences(was, now)] == ["large", "small"]


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [(finding(value=0.0), finding(value=3.0), 3.0), (WAS, replace(WAS, unit="ratio"), None)],
)
def test_no_ratio_is_stated_from_nought_or_between_units(before, after, gap):
    [it] = differences([before], [after])
    assert (it.difference, it.relative) == (gap, None)


def test_findings_of_one_brief_alone_are_new_or_gone():
    new, gone = differences([finding("old")], [finding("young")])
    assert (new.name, new.kind, new.before, new.after) == ("young", "new", "", "-200.0")
    assert (gone.name, gone.kind, gone.before, gone.after) == ("old", "gone", "-200.0", "")
    assert (new.vintage_before, gone.vintage_after) == (None, None)
