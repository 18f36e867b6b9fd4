import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from balanza.bridges import differences, named_alike

cells = st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 10**12))


def test_each_cell_has_both_sides(frame, rows):
    summed = frame(
        [("2024-01", "MEX", 5), ("2024-01", "MEX", 3)], "month", "partner", "value_usd"
    )
    stated = frame(
        [("2024-01", "MEX", 6), ("2024-01", "CAN", 1)], "month", "partner", "value_usd"
    )
    assert rows(differences(summed, stated, ("month", "partner"))) == [
        ("2024-01", "CAN", 0, 1, -1),
        ("2024-01", "MEX", 8, 6, 2),
    ]


def test_what_is_nought_on_both_sides_is_no_cell(frame, rows):
    nought = frame([("2024-01", 0)], "month", "value_usd")
    assert rows(differences(nought, nought, ("month",))) == []


def test_partners_that_the_table_does_not_name_are_its_rest(frame, rows):
    names = ("month", "flow", "partner", "value_usd")
    summed = frame(
        [
            ("2024-01", "imports", "MEX", 5),
            ("2024-01", "imports", "PER", 3),
            ("2024-01", "exports", "PER", 4),
        ],
        *names,
    )
    stated = frame(
        [
            ("2024-01", "imports", "MEX", 5),
            ("2024-01", "imports", "XRW", 3),
            ("2024-01", "exports", "MEX", 1),
        ],
        *names,
    )
    assert rows(named_alike(summed, stated, ("month", "flow")), "flow", "partner") == [
        ("exports", "PER"),
        ("imports", "MEX"),
        ("imports", "XRW"),
    ]


@given(cells, cells)
def test_the_differences_sum_to_the_gap(summed, stated):
    sides = [
        pl.DataFrame(
            list(it.items()), {"partner": pl.String, "value_usd": pl.Int64}, orient="row"
        )
        for it in (summed, stated)
    ]
    found = differences(*sides, ["partner"])
    assert found["difference_usd"].sum() == sum(summed.values()) - sum(stated.values())
    assert differences(sides[0], sides[0], ["partner"])["difference_usd"].to_list() == [
        0.0 for it in summed.values() if it
    ]
