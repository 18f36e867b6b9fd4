from datetime import date

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.studies import claims, free_of_duty, had_claims

TARIFF = pl.DataFrame({"product": ["84715001", "87032301"], "is_free": [1, 0]})


# On paper: servers are free for anybody, cars are not; the third line the tariff lacks.
@pytest.fixture
def lines(engine):
    columns = {
        "month": pa.array(["2025-06-01"] * 4 + ["2025-07-01"]).cast(pa.date32()),
        "partner": ["MEX", "MEX", "CAN", "MEX", "MEX"],
        "product": [
            "8471500150",
            "8703230130",
            "8703230130",
            "9802006000",
            "8471500150",
        ],
        "value_usd": [60, 30, 10, 5, 50],
        "claimed_usd": [0, 24, 8, 0, 46],
    }
    return engine(pa.table(columns))


def marked(lines, engine):
    return free_of_duty(lines, engine(TARIFF.to_arrow()))


def test_lines_that_are_free_anyway_are_told_apart(lines, engine, rows):
    assert rows(claims(marked(lines, engine))) == [
        ("2025-06", 105, 32, 0.304762, 60, 0, 40, 0.8, 5, 0),
        ("2025-07", 50, 46, 0.92, 50, 0.92, 0, None, 0, None),
    ]


def test_partners_have_their_own_shares(lines, engine, rows):
    told = claims(marked(lines, engine), by=["partner"])
    assert rows(told, "partner", "claim_share") == [("CAN", 0.8), ("MEX", 0.482759)]


def test_a_line_is_found_by_its_first_eight_digits(lines, engine, rows):
    assert rows(marked(lines, engine), "product", "is_free") == [
        ("8471500150", 1),
        ("8471500150", 1),
        ("8703230130", 0),
        ("8703230130", 0),
        ("9802006000", None),
    ]


def test_a_line_that_was_free_for_a_part_of_the_year_counts_once_as_dutiable(
    lines, engine, rows
):
    twice = pl.concat([TARIFF, TARIFF.with_columns(is_free=pl.lit(0, pl.Int64))])
    assert rows(free_of_duty(lines, engine(twice.to_arrow())), "is_free").count((0,)) == 4


def test_only_lines_with_claims_before_can_be_compared_across_a_break(lines, rows):
    told = had_claims(lines, before=date(2025, 7, 1))
    assert rows(told, "month", "partner", "product", "had_claims") == [
        ("2025-06", "CAN", "8703230130", 1),
        ("2025-06", "MEX", "8471500150", 0),
        ("2025-06", "MEX", "8703230130", 1),
        ("2025-06", "MEX", "9802006000", 0),
        ("2025-07", "MEX", "8471500150", 0),
    ]


def test_a_line_without_trade_before_is_neither(lines, rows):
    told = had_claims(lines, before=date(2025, 6, 1))
    assert {row[-1] for row in rows(told)} == {None}


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.floats(0, 1), st.sampled_from([0, 1, None])),
        min_size=1,
        max_size=9,
    )
)
def test_the_three_kinds_of_lines_are_the_whole(values):
    frame = pl.DataFrame(
        {
            "value_usd": [it[0] for it in values],
            "claimed_usd": [int(it[0] * it[1]) for it in values],
            "is_free": pl.Series([it[2] for it in values], dtype=pl.Int64),
        }
    )
    [told] = claims(frame, by=[]).to_dicts()
    assert told["free_usd"] + told["dutiable_usd"] + told["unlisted_usd"] == told["value_usd"]
    assert told["claim_share"] is None or 0 <= told["claim_share"] <= 1
