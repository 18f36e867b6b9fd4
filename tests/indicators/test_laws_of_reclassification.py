"""Laws of what a list of codes does to a change."""

import polars as pl
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import DECEMBER, dollars

from balanza.indicators import reclassification

PARTS = ["trade_usd", "moved_in_usd", "moved_out_usd", "new_usd", "ended_usd"]


codes = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", None]), st.sampled_from(["A", "B", None]), dollars, dollars
    ),
    min_size=1,
    max_size=8,
)


def of_lists(codes):
    """Codes and where each of two years' lists puts them, None for not listed."""
    now = [
        (DECEMBER, f"{n}", here, value) for n, (_, here, _, value) in enumerate(codes) if here
    ]
    year_before = DECEMBER.replace(year=DECEMBER.year - 1)
    then = [
        (year_before, f"{n}", there, value)
        for n, (there, _, value, _) in enumerate(codes)
        if there
    ]
    assume(now and then)
    columns = ["month", "product", "category", "value_usd"]
    return pl.DataFrame(now + then, columns, orient="row")


def split(codes):
    return reclassification(of_lists(codes), among="category").sort("category")


@given(codes)
def test_what_is_trade_and_what_is_not_add_up_to_the_change(codes):
    for row in split(codes).iter_rows(named=True):
        trade, moved_in, moved_out, new, ended = (row[name] for name in PARTS)
        assert row["change"] == row["value_usd"] - row["before"]
        assert row["change"] == trade + moved_in - moved_out + new - ended
        assert row["reclassified_usd"] == row["change"] - trade


@given(codes)
def test_what_moves_in_somewhere_has_moved_out_elsewhere(codes):
    moved = [
        (there, here, before, now)
        for there, here, before, now in codes
        if there and here and there != here
    ]
    found = split(codes).select("moved_in_usd", "moved_out_usd").sum().row(0)
    assert found == (sum(it[3] for it in moved), sum(it[2] for it in moved))


@given(codes)
def test_where_no_list_changed_all_is_trade(codes):
    same = [(here, here, before, now) for here, _, before, now in codes]
    assert split(same)["reclassified_usd"].to_list() == [0] * len(split(same))
    found = split(same)
    assert found["trade_usd"].to_list() == found["change"].to_list()
    assert found["trade_old_list_usd"].to_list() == found["trade_new_list_usd"].to_list()


@given(codes)
def test_looked_at_backwards_every_part_changes_its_sign(codes):
    turned = split([(here, there, now, before) for there, here, before, now in codes])
    there = split(codes)
    back = {"moved_in_usd": "moved_out_usd", "new_usd": "ended_usd"}
    for name in ("change", "trade_usd", "reclassified_usd"):
        assert turned[name].to_list() == [-it for it in there[name]]
    for name, other in (*back.items(), *((b, a) for a, b in back.items())):
        assert turned[name].to_list() == there[other].to_list()
    old, new = there["trade_old_list_usd"], turned["trade_new_list_usd"]
    assert new.to_list() == [-it for it in old]
