"""Laws that no two vintages may break."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.comparisons import bridge, revision

KEYS = ["month", "flow", "partner", "product"]
STEPS = ["new_months_usd", "gone_months_usd", "revised_usd", "appeared_usd", "vanished_usd"]
BYS = [(), ("month",), ("partner",), ("flow", "product"), tuple(KEYS)]
CHANGES = ["before_usd", "new_months_usd", "gone_months_usd", "revision_usd", "after_usd"]
every_by = pytest.mark.parametrize("by", BYS, ids=str)

vintages = st.dictionaries(
    st.tuples(
        st.sampled_from([date(2025, n, 1) for n in (1, 2, 3)]),
        st.sampled_from(["exports", "imports"]),
        st.sampled_from(["CAN", "MEX", "TWN"]),
        st.sampled_from(["04", "08"]),
    ),
    st.integers(0, 10**17),
    max_size=20,
).map(
    lambda rows: pl.DataFrame(
        [(*key, value) for key, value in rows.items()],
        {"month": pl.Date} | dict.fromkeys(KEYS[1:], pl.String) | {"value_usd": pl.Int64},
        orient="row",
    )
)


@every_by
@given(vintages, vintages)
def test_the_steps_lead_from_before_to_after(by, before, after):
    for row in bridge(before, after, by=by).iter_rows(named=True):
        assert row["before_usd"] + sum(row[it] for it in STEPS) == row["after_usd"]


@every_by
@given(vintages, vintages)
def test_the_ends_are_the_totals_of_the_vintages(by, before, after):
    told = bridge(before, after, by=by)
    assert told["before_usd"].sum() == before["value_usd"].sum()
    assert told["after_usd"].sum() == after["value_usd"].sum()


@every_by
@given(vintages)
def test_between_a_vintage_and_itself_nothing_is_revised(by, vintage):
    assert revision(vintage, vintage, by=by).is_empty()
    assert set(bridge(vintage, vintage, by=by).select(STEPS).sum().row(0)) == {0}


@every_by
@given(vintages, vintages)
def test_backwards_each_revision_has_the_other_sign(by, before, after):
    there = {row[: len(by)]: row for row in revision(before, after, by=by).iter_rows()}
    back = {row[: len(by)]: row for row in revision(after, before, by=by).iter_rows()}
    at = len(by) + 3
    assert {key: row[at] for key, row in there.items()} == {
        key: -row[at] for key, row in back.items()
    }


@every_by
@given(vintages, vintages)
def test_revisions_by_any_columns_sum_to_that_of_the_total(by, before, after):
    [whole] = bridge(before, after).iter_rows(named=True) if len(before) + len(after) else [{}]
    total = sum(whole.get(it, 0) for it in STEPS[2:])
    assert revision(before, after, by=by)["revision_usd"].sum() == total


@given(vintages, vintages)
def test_a_row_that_is_listed_leads_from_before_to_after(before, after):
    for row in revision(before, after, by=("partner",)).select(CHANGES).iter_rows():
        assert sum(row[:4]) == row[4]
