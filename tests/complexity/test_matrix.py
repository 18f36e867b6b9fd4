import narwhals as nw
import numpy as np
import polars as pl
import pytest

from balanza.complexity import advantages, matrix, placed, specialised
from balanza.errors import QuestionError, SchemaError


def of(*rows):
    return pl.DataFrame(rows, ["partner", "product", "value_usd"], orient="row")


def test_rows_and_columns_stand_in_order_and_are_summed_on_every_engine(imports):
    found = matrix(imports, "month")
    assert (found.rows[0], found.columns) == (min(found.rows), ("04",))
    assert found.values[:, 0].tolist() == [30, 30, 100, 20]


def test_what_is_not_traded_has_no_row_and_no_column():
    found = matrix(of(("MEX", "b", 3), ("CAN", "a", 2), ("MEX", "c", 0), ("FRA", "a", 0)))
    assert (found.rows, found.columns) == (("CAN", "MEX"), ("a", "b"))
    assert found.values.tolist() == [[2, 0], [0, 3]]


@pytest.mark.parametrize("wrong", [-1, None])
def test_a_value_below_zero_or_missing_is_refused(wrong):
    with pytest.raises(SchemaError, match=r"1 of 2 rows have value_usd missing or below zero"):
        matrix(of(("MEX", "a", 3), ("CAN", "a", wrong)))


def test_nothing_traded_is_no_matrix():
    with pytest.raises(QuestionError, match="None of 1 rows has value_usd above zero"):
        matrix(of(("MEX", "a", 0)))
    with pytest.raises(QuestionError, match="None of 0 rows"):
        matrix(of(("MEX", "a", 0)).clear())


def test_advantage_is_a_share_over_the_share_of_all():
    # Mexico's trade is 10 of 40; half of it is of a, which is 10 of 40: (5/10) / (10/40).
    values = np.array([[5.0, 5], [5, 25]])
    assert advantages(values) == pytest.approx(np.array([[2, 2 / 3], [2 / 3, 10 / 9]]))
    assert specialised(values).tolist() == [[1, 0], [0, 1]]


def test_an_advantage_of_exactly_one_counts_whatever_the_figures():
    values = np.outer([1, 3, 7, 1e11 + 3], [1, 3, 11, 49])
    assert specialised(values).all()


def test_a_threshold_may_be_higher():
    assert specialised(np.array([[5.0, 5], [5, 25]]), 2).tolist() == [[1, 0], [0, 0]]


@pytest.mark.parametrize("function", [advantages, specialised])
def test_of_a_row_without_trade_there_is_no_advantage(function):
    with pytest.raises(QuestionError, match=r"1 of 2 rows and 0 of 2 columns .* no trade"):
        function(np.array([[1.0, 2], [0, 0]]))
    with pytest.raises(QuestionError, match="0 of 0 rows and 2 of 2 columns"):
        function(np.zeros((0, 2)))


def test_categories_that_are_listed_and_not_there_have_no_row():
    names = pl.Enum(["CAN", "FRA", "MEX"])
    found = matrix(of(("MEX", "b", 3), ("CAN", "a", 2)).cast({"partner": names}))
    assert found.rows == ("CAN", "MEX")
    assert found.values.tolist() == [[2, 0], [0, 3]]


def test_codes_are_placed_among_names_and_strangers_nowhere():
    codes = nw.from_native(of(("MEX", "a", 1), ("FRA", "a", 1), ("CAN", "a", 1)))["partner"]
    assert placed(codes, ("CAN", "MEX")).tolist() == [1, -1, 0]
