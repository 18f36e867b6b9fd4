import narwhals as nw
import polars as pl
import pytest

from balanza.comparisons import bridge
from balanza.errors import SchemaError

STEPS = ["before", "new_months", "gone_months", "revised", "appeared", "vanished", "after"]


def test_each_step_of_each_flow_is_told(before, after, rows):
    found = rows(bridge(before, after, by=("flow",)))
    assert found == [
        ("exports", 15, 16, 0, -1, 0, 0, 30, 1),
        ("imports", 67, 40, 0, 5, 2, -7, 107, 3),
    ]


def test_the_steps_of_the_whole_end_in_the_unit_of_the_value(before, after, rows):
    told = bridge(before, after)
    assert list(nw.from_native(told).lazy().collect_schema()) == [
        *(f"{it}_usd" for it in STEPS),
        "rows",
    ]
    assert rows(told) == [(82, 56, 0, 4, 2, -7, 137, 4)]


def test_seen_backwards_new_months_are_gone(before, after, rows):
    assert rows(bridge(after, before)) == [(137, 0, -56, -4, 7, -2, 82, 4)]


def test_a_month_is_known_by_its_other_rows_too(before, after, rows):
    japan = nw.col("partner") == "JPN"
    assert rows(bridge(before, after, where=japan)) == [(0, 0, 0, 0, 2, 0, 2, 1)]


def test_nothing_leads_from_a_table_to_itself(after, rows):
    assert rows(bridge(after, after, by=["flow"])) == [
        ("exports", 30, 0, 0, 0, 0, 0, 30, 0),
        ("imports", 107, 0, 0, 0, 0, 0, 107, 0),
    ]


def test_no_rows_give_no_rows(vintage, rows):
    assert rows(bridge(vintage(""), vintage(""))) == []


def test_dollars_beyond_a_double_are_kept(rows):
    one = pl.DataFrame({"month": ["2025-01"], "partner": ["MEX"], "value_usd": [2**60 + 1]})
    other = one.with_columns(pl.col("value_usd") + 1)
    assert rows(bridge(one, other), "before_usd", "revised_usd") == [(2**60 + 1, 1)]


@pytest.mark.parametrize(
    ("of", "ends"),
    [("air_weight_kg", "before_kg"), ("shipments", "before"), ("value", "before")],
)
def test_a_column_ends_in_the_unit_that_it_has(of, ends):
    one = pl.DataFrame({"month": ["2025-01"], of: [1]})
    assert bridge(one, one, of=of).columns[0] == ends


def test_a_row_without_a_value_does_not_count(rows):
    one = pl.DataFrame(
        {"month": ["2025-01"] * 2, "partner": ["A", "B"], "value_usd": [1, None]}
    )
    other = one.with_columns(pl.col("value_usd").fill_null(4))
    assert rows(bridge(one, other), "before_usd", "appeared_usd") == [(1, 4)]


def test_columns_that_differ_are_told():
    one = pl.DataFrame({"month": ["2025-01"], "partner": ["A"], "value_usd": [1]})
    with pytest.raises(SchemaError, match="frame of after lacks partner, value_usd; both must"):
        bridge(one, one.drop("partner", "value_usd"))


def test_values_that_are_not_whole_are_refused():
    one = pl.DataFrame({"month": ["2025-01"], "value_usd": [1.5]})
    with pytest.raises(SchemaError, match=r"value_usd holds Float64 .* needs whole numbers"):
        bridge(one, one)
