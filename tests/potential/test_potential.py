"""The case worked out on paper in docs/explanation/replacement-potential.md."""

import polars as pl
import pytest

from balanza.errors import QuestionError, SchemaError
from balanza.potential import Candidates, by_partner, potential, sales

COLUMNS = [
    "partner",
    "product",
    "value_usd",
    "before_usd",
    "duty_usd",
    "quantity",
    "claimed_usd",
]
ROWS = [
    ("CHN", "p", 60, 50, 15, 30, 0),
    ("MEX", "p", 20, 10, 1, 5, 10),
    ("TWN", "p", 20, 20, 1, 10, 0),
    ("CHN", "q", 10, 10, 1, 10, 0),
    ("MEX", "q", 30, 30, 0, 10, 30),
    ("CAN", "q", 60, 60, 0, 10, 0),
    ("MEX", "r", 50, 50, 0, 10, 0),
    ("CAN", "r", 40, 40, 0, 10, 0),
    ("TWN", "r", 10, 10, 0, 10, 0),
]
WEIGHTS = {
    "advantage": 1,
    "density": 1,
    "growth": 1,
    "unit_value": 1,
    "duty_difference": 1,
    "capacity": 2,
    "preference": 1,
}
ASKED = Candidates(("CHN",), ("CAN", "CHN", "MEX"), ("p", "q"))


def frame(rows=ROWS, columns=COLUMNS):
    return pl.DataFrame(rows, COLUMNS, orient="row").select(columns)


def answered(trade=None, asked=ASKED, weights=WEIGHTS):
    found = potential(sales(frame() if trade is None else trade), asked, weights)
    return {it["partner"]: it for it in found}


def test_parts_and_score_are_those_on_paper():
    assert answered()["MEX"] == pytest.approx(
        {
            "product": "p",
            "partner": "MEX",
            "source_usd": 60,
            "source_share": 0.6,
            "value_usd": 20,
            "advantage": 0.6,
            "density": 0.25,
            "growth": 1,
            "unit_value": 2,
            "duty_difference": 0.2,
            "capacity": 1 / 3,
            "preference": 0.5,
            "score": 0.482292,
            "weight_known": 1,
        },
        abs=1e-6,
    )


def test_parts_that_are_not_defined_are_none_and_do_not_count():
    found = answered()["CAN"]
    undefined = ("growth", "unit_value", "duty_difference", "preference")
    assert [found[name] for name in undefined] == [None] * 4
    assert (found["advantage"], found["density"], found["capacity"]) == (0, 0.25, 0)
    assert (found["score"], found["weight_known"]) == (0.0625, 0.5)


def test_the_source_cannot_take_over_from_itself():
    assert set(answered()) == {"CAN", "MEX"}


@pytest.mark.parametrize("part", ["growth", "duty_difference", "unit_value", "preference"])
def test_what_the_frame_does_not_have_is_missing(part):
    found = answered(frame(columns=COLUMNS[:3]))["MEX"]
    assert found[part] is None
    # advantage .375, density .25 and twice capacity a third, of four
    assert found["score"] == pytest.approx((0.375 + 0.25 + 2 / 3) / 4)


def test_who_sold_before_and_no_more_has_lost_all():
    found = answered(frame([*ROWS, ("CAN", "p", 0, 8, 0, 0, 0)]))["CAN"]
    assert found["growth"] == -1


def test_a_quantity_of_several_units_is_unknown():
    mixed = [(*it[:5], None, it[6]) if it[1] == "p" else it for it in ROWS]
    assert answered(frame(mixed))["MEX"]["unit_value"] is None


def test_rows_may_be_split():
    halves = [(*it[:2], *(n / 2 for n in it[2:])) for it in ROWS for _ in range(2)]
    assert answered(frame(halves))["MEX"] == pytest.approx(answered()["MEX"])


def test_a_part_without_weight_is_shown_and_does_not_count():
    found = answered(weights={"capacity": 1, "growth": 0})["MEX"]
    assert (found["score"], found["growth"]) == (pytest.approx(1 / 3), 1)


def test_where_no_part_is_known_there_is_no_score():
    found = answered(weights={"growth": 1})["CAN"]
    assert (found["score"], found["weight_known"]) == (None, 0)


def test_another_candidate_changes_nobodys_score():
    alone = answered(asked=Candidates(("CHN",), ("MEX",), ("p",)))["MEX"]
    assert alone == answered()["MEX"]


def test_it_is_alike_on_every_engine(engine):
    assert answered(engine(frame().to_arrow()))["MEX"] == pytest.approx(answered()["MEX"])


def test_partners_are_summed_up_best_first():
    asked = Candidates(("CHN",), ("CAN", "MEX"), ("p", "q"), dependence=0.1)
    rows = potential(sales(frame()), asked, {"capacity": 1})
    first, last = by_partner(rows)
    # Mexico covers 20 of 60 and all 10 of q; Canada none of p, all of q.
    assert (first["partner"], first["products"], first["covered_usd"]) == ("MEX", 2, 30)
    assert first["score"] == pytest.approx(30 / 70)
    assert (last["partner"], last["products"], last["value_usd"]) == ("CAN", 1, 60)
    assert last["score"] == pytest.approx(10 / 70)


def test_partners_without_any_score_come_last():
    [_, last] = by_partner(potential(sales(frame()), ASKED, {"growth": 1}))
    assert (last["partner"], last["score"]) == ("CAN", None)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            Candidates(("CHN",), ("MEX",), ("z",)),
            r"None of the 1 products has any trade .*\(z\)",
        ),
        (Candidates(("FRA",), ("MEX",), ("p",)), "None of the 1 suppliers to be replaced"),
        (
            Candidates(("CHN",), ("CHN",), ("p",)),
            r"CHN cannot take over from CHN: all of them are to be",
        ),
        (Candidates(("CHN",), ("MEX",), ("p",), 0.9), "sell 90%; the most is 60%. Lower"),
    ],
)
def test_a_question_of_nothing_is_refused(asked, words):
    with pytest.raises(QuestionError, match=words):
        answered(asked=asked)


def test_figures_below_zero_are_refused():
    with pytest.raises(SchemaError, match="1 of 9 rows have duty_usd below zero"):
        sales(frame([("CHN", "p", 60, 50, -1, 30, 0), *ROWS[1:]]))


def test_a_product_of_which_nothing_is_sold_depends_on_nobody():
    nothing = frame([*ROWS, ("CHN", "z", 0, 0, 0, 0, 0), ("MEX", "z", 0, 0, 0, 0, 0)])
    asked = Candidates(("CHN",), ("MEX",), ("p", "z"), dependence=0.0)
    assert [it["product"] for it in potential(sales(nothing), asked, WEIGHTS)] == ["p"]
