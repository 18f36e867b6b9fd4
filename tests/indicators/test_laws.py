"""Laws that no choice of numbers may break."""

import math
from datetime import date
from itertools import accumulate, pairwise

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from balanza import indicators
from balanza.indicators import (
    balance,
    churn,
    concentration,
    concentration_ratio,
    constant_market_share,
    contribution,
    dependence,
    dutiable_share,
    duty_rate,
    exposure,
    grubel_lloyd,
    rank,
    rank_persistence,
    rank_shift,
    re_export_share,
    reclassification,
    record,
    share,
    shift_share,
    single_point_of_failure,
    sourcing_shift,
    time_since,
    twelve_months,
    year_on_year,
    year_to_date,
)

MONTHS = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(24)]
DECEMBER = date(2025, 12, 1)
KEYS = ["month", "flow", "measure", "partner", "product"]
PARTS = ["trade_usd", "moved_in_usd", "moved_out_usd", "new_usd", "ended_usd"]
DOLLARS = ["before", "change"]
CENTS = 1e-3  # what floats may differ by: a tenth of a cent
FLOWS = [
    ("imports", "imports_for_consumption"),
    ("imports", "calculated_duty"),
    ("imports", "dutiable_value"),
    ("exports", "total_exports"),
    ("exports", "re_exports"),
]

dollars = st.integers(0, 10**10)
months = st.sampled_from([it for it in MONTHS if it.month in {1, 2}])
trades = st.lists(
    st.tuples(
        months,
        st.sampled_from(FLOWS),
        st.sampled_from(["CAN", "MEX", "TWN"]),
        st.sampled_from(["04", "08"]),
        dollars,
    ),
    min_size=1,
    max_size=40,
).map(
    lambda rows: pl.DataFrame(
        [(month, *kind, *others) for month, kind, *others in rows],
        [*KEYS, "value_usd"],
        orient="row",
    )
)
suppliers = st.lists(st.integers(1, 10**12), min_size=1, max_size=8)
monthly = st.lists(st.integers(-(10**12), 10**12), min_size=24, max_size=24)
every_indicator = pytest.mark.parametrize("name", indicators.__all__)


def of_partners(values, month=DECEMBER):
    return pl.DataFrame(
        {"month": month, "partner": [f"P{n}" for n in range(len(values))], "value_usd": values}
    )


def of_months(values):
    return pl.DataFrame({"month": MONTHS, "value_usd": values})


def told(name, trade):
    """What the indicator says of `trade`, its rows in the order of their keys."""
    answer = getattr(indicators, name)(trade)
    return answer.sort([it for it in (*KEYS, "to") if it in answer.columns])


@given(trades)
def test_shares_of_a_total_sum_to_one(trade):
    sums = share(trade).group_by("month").agg(pl.col("share").sum(), pl.col("value_usd").sum())
    for _, shares, total in sums.iter_rows():
        assert shares == pytest.approx(1 if total else 0)


@given(suppliers)
def test_concentration_lies_between_even_shares_and_one(values):
    [told] = concentration(of_partners(values)).to_dicts()
    index = told["concentration"]
    assert 1 / len(values) <= index * (1 + 1e-9)
    assert index <= 1 + 1e-9
    assert told["suppliers_equivalent"] == pytest.approx(1 / index)
    assert told["concentration_points"] == pytest.approx(10_000 * index)
    assert 0 <= told["concentration_normalised"] <= index + 1e-9


@given(suppliers)
def test_as_entropy_counts_suppliers_there_are_no_fewer(values):
    [told] = concentration(of_partners(values)).to_dicts()
    counted = math.exp(told["entropy"])
    assert told["suppliers_equivalent"] <= counted * (1 + 1e-6)
    assert counted <= told["suppliers"] * (1 + 1e-6)


@given(suppliers)
def test_more_of_the_largest_hold_no_less_and_all_hold_all(values):
    parts = of_partners(values)
    held = [
        concentration_ratio(parts, k=k)["concentration_ratio"].item()
        for k in range(1, len(values) + 1)
    ]
    assert held == sorted(held)
    assert held[0] == pytest.approx(max(values) / sum(values))
    assert held[-1] == pytest.approx(1)


@given(trades)
def test_at_most_one_can_hold_more_than_half(trade):
    assert single_point_of_failure(trade)["month"].is_unique().all()


@given(trades)
def test_exposure_is_within_the_share_and_shares_sum_to_one(trade):
    told = exposure(trade)
    assert (told["exposure"] <= told["share"] + 1e-12).all()
    for _, sums in told.group_by("month").agg(pl.col("share").sum()).iter_rows():
        assert sums == pytest.approx(1)


@given(trades)
def test_two_way_trade_is_a_part_of_trade_and_finer_products_show_no_more(trade):
    fine = grubel_lloyd(trade).sort("month")
    coarse = grubel_lloyd(trade.with_columns(product=pl.lit("all"))).sort("month")
    assert fine["grubel_lloyd"].drop_nulls().is_between(0, 1).all()
    assert (fine["two_way_usd"] <= coarse["two_way_usd"] + 1e-3).all()


@given(trades)
def test_turning_exports_into_imports_leaves_two_way_trade_alone(trade):
    other = {"imports": "exports", "exports": "imports"}
    turned = trade.with_columns(pl.col("flow").replace(other))
    told, back = (grubel_lloyd(it).sort("month")["two_way_usd"] for it in (trade, turned))
    assert told.to_list() == back.to_list()


@given(trades)
def test_lists_before_and_now_differ_by_who_entered_and_left(trade):
    for row in churn(trade).iter_rows(named=True):
        assert row["listed"] == row["stayed"] + row["entered"]
        assert row["listed_before"] == row["stayed"] + row["left"]


@given(trades)
def test_a_wider_circle_never_leaves_more_outside(trade):
    by = ["month", "product"]
    narrow, wide = (
        dependence(trade, by=by, inside=it).sort(by)["outside_usd"] for it in ("CAN", "CAN+MEX")
    )
    assert (wide <= narrow).all()


@given(trades)
def test_the_effective_rate_is_the_dutiable_share_times_the_rate_on_it(trade):
    told = duty_rate(trade).join(dutiable_share(trade), on="month").drop_nulls()
    for row in told.iter_rows(named=True):
        product = row["dutiable_share"] * row["rate_on_dutiable"]
        assert row["duty_rate"] == pytest.approx(product)


@given(trades)
def test_re_exports_of_partners_sum_to_those_of_all(trade):
    parts = re_export_share(trade, by=["partner"])["re_exports_usd"].sum()
    assert parts == re_export_share(trade, by=[])["re_exports_usd"].sum()


@given(st.integers(1, 10**9), st.integers(1, 50))
def test_even_shares_are_as_concentrated_as_they_are_many(value, many):
    [told] = concentration(of_partners([value] * many)).to_dicts()
    assert told["concentration"] == pytest.approx(1 / many)
    assert told["suppliers_equivalent"] == pytest.approx(many)
    assert told["suppliers"] == many
    assert told["entropy"] == pytest.approx(math.log(many), abs=1e-9)


@given(suppliers, st.integers(1, 10**6))
def test_merging_two_suppliers_never_lowers_concentration(values, more):
    apart = concentration(of_partners([*values, more]))["concentration"].item()
    merged = concentration(of_partners([*values[:-1], values[-1] + more]))
    assert merged["concentration"].item() >= apart - 1e-12


@every_indicator
@given(trades)
@settings(max_examples=30)
def test_the_unit_of_the_value_does_not_matter(name, trade):
    of_millis = told(name, trade.with_columns(pl.col("value_usd") * 1000))
    in_dollars = [it for it in of_millis.columns if it.endswith("_usd") or it in DOLLARS]
    assert_frame_equal(
        of_millis.with_columns(pl.col(in_dollars) / 1000), told(name, trade), abs_tol=CENTS
    )


@every_indicator
@given(trades, st.randoms())
@settings(max_examples=30)
def test_the_order_of_the_rows_does_not_matter(name, trade, chance):
    rows = trade.rows()
    chance.shuffle(rows)
    shuffled = pl.DataFrame(rows, trade.schema, orient="row")
    assert_frame_equal(told(name, shuffled), told(name, trade), abs_tol=CENTS)


@every_indicator
@given(trades)
@settings(max_examples=30)
def test_a_row_may_be_split_in_two(name, trade):
    part = pl.col("value_usd") // 3
    split = pl.concat(
        [trade.with_columns(part), trade.with_columns(pl.col("value_usd") - part)]
    )
    assert_frame_equal(told(name, split), told(name, trade), abs_tol=CENTS)


@given(trades)
def test_the_balance_of_the_whole_is_the_sum_of_its_parts(trade):
    parts = balance(trade, by=["partner", "product"]).select(
        pl.col("exports_usd", "imports_usd", "balance_usd").sum()
    )
    assert parts.rows() == balance(trade, by=[]).rows()


@given(monthly)
def test_the_year_to_date_of_december_is_the_year(values):
    december = pl.col("month") == DECEMBER
    [(_, to_date)] = year_to_date(of_months(values)).filter(december).iter_rows()
    [(_, twelve)] = twelve_months(of_months(values)).filter(december).iter_rows()
    assert to_date == twelve == sum(values[12:])


@given(monthly)
def test_years_to_date_differ_by_the_month(values):
    so_far = year_to_date(of_months(values)).sort("month")["value_usd"].to_list()
    steps = [now - before for before, now in pairwise(so_far[12:])]
    assert steps == values[13:]


@pytest.mark.parametrize("window", [year_to_date, twelve_months])
@given(trades, monthly)
def test_no_series_is_lost_within_a_window(window, trade, values):
    every_month = of_months(values).with_columns(partner=pl.lit("CHN"))
    whole = pl.concat([trade.select("month", "value_usd", "partner"), every_month])
    parts = window(whole, by=["partner"]).group_by("month").agg(pl.col("value_usd").sum())
    assert_frame_equal(parts, window(whole), check_row_order=False)


@given(trades)
def test_contributions_add_up_to_the_growth_of_the_total(trade):
    growth = dict(year_on_year(trade).select("month", "year_on_year").iter_rows())
    sums = (
        contribution(trade)
        .group_by("month")
        .agg(pl.col("contribution").sum(), pl.col("contribution").null_count().alias("unknown"))
    )
    for month, added, unknown in sums.iter_rows():
        assert growth[month] is None if unknown else added == pytest.approx(growth[month])


@given(st.lists(dollars, min_size=1, max_size=9, unique=True))
def test_ranks_without_ties_are_each_place_once(values):
    ranked = rank(of_partners(values)).sort("rank")
    assert ranked["rank"].to_list() == list(range(1, len(values) + 1))
    assert ranked["value_usd"].to_list() == sorted(values, reverse=True)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_a_rank_is_one_more_than_the_number_of_larger_ones(values):
    for _, _, value, place in rank(of_partners(values)).iter_rows():
        assert place == 1 + sum(other > value for other in values)


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_what_some_climb_others_fall(before, now):
    year_before = DECEMBER.replace(year=DECEMBER.year - 1)
    trade = pl.concat([of_partners(before, year_before), of_partners(now)])
    assert rank_shift(trade)["rank_shift"].sum() == 0


@given(monthly)
def test_records_are_the_steps_of_the_running_extremes(values):
    found = record(of_months(values)).sort("month")
    for column, extreme in (("is_highest", max), ("is_lowest", min)):
        running = list(accumulate(values, extreme))
        steps = [now != before for before, now in pairwise(running)]
        assert found[column].to_list() == [False, *steps]


@given(trades)
def test_growth_leads_from_the_value_before_to_the_value_now(trade):
    grown = year_on_year(trade).drop_nulls()
    assume(len(grown))
    for _, now, before, growth in grown.iter_rows():
        assert before * (1 + growth) == pytest.approx(now, abs=1e-3)


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


def moved(trade):
    """The shares lost and gained in a frame of one flow, by month and partner."""
    by_partner = contribution(trade, among="partner")
    positive = by_partner.with_columns(pl.col("value_usd", "before").clip(lower_bound=0))
    shares = positive.with_columns(
        shift=pl.col("value_usd") / pl.col("value_usd").sum().over("month")
        - pl.col("before") / pl.col("before").sum().over("month")
    )
    return shares.filter(pl.col("shift").is_finite())


@given(trades)
def test_each_row_of_a_shift_is_a_loss_and_each_column_a_gain(trade):
    flows = sourcing_shift(trade)
    shifts = {(m, p): s for m, p, s in moved(trade).select("month", "partner", "shift").rows()}
    for name, sign in (("partner", -1), ("to", 1)):
        sums = flows.group_by("month", name).agg(pl.col("moved_share").sum())
        told = {(month, who): share for month, who, share in sums.rows()}
        for key, shift in shifts.items():
            assert told.get(key, 0) == pytest.approx(max(sign * shift, 0), abs=1e-9)


@given(trades)
def test_no_table_moves_less_than_a_shift(trade):
    total = sourcing_shift(trade)["moved_share"].sum()
    assert total == pytest.approx(moved(trade)["shift"].abs().sum() / 2, abs=1e-9)


@given(trades)
def test_what_markets_and_shares_did_sums_to_the_change(trade):
    told = constant_market_share(trade)
    parts = pl.sum_horizontal("scale_usd", "mix_usd", "competitiveness_usd")
    for change, sums in told.select("change", parts).iter_rows():
        assert sums == pytest.approx(change, abs=1)


@given(trades)
def test_the_scale_of_all_is_the_change_of_the_whole(trade):
    told = (
        constant_market_share(trade)
        .group_by("month")
        .agg(pl.col("before", "change", "scale_usd").sum())
    )
    for _, before, change, scale in told.iter_rows():
        assert scale == pytest.approx(change if before else 0, abs=1)


@given(trades)
def test_growth_is_the_sum_of_its_shifts(trade):
    told = shift_share(trade).drop_nulls("growth")
    parts = pl.sum_horizontal("of_all", "of_mix", "of_share")
    for growth, sums in told.select("growth", parts).iter_rows():
        assert sums == pytest.approx(growth, rel=1e-6, abs=1e-6)


@given(trades, st.integers(1, 4))
def test_a_list_persists_in_part(trade, many):
    for row in rank_persistence(trade, k=many).iter_rows(named=True):
        assert row["stayed"] <= min(row["listed"], row["listed_before"])
        assert row["persistence"] is None or 0 <= row["persistence"] <= 1


@given(monthly)
def test_what_was_never_as_high_is_a_record(values):
    since = time_since(of_months(values)).sort("month")
    told = record(of_months(values)).sort("month")
    never = since["highest_for"].is_null() & (told["earlier"] > 0)
    assert never.to_list() == told["is_highest"].to_list()
