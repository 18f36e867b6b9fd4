import numpy as np
import pytest

from balanza.errors import QuestionError, SchemaError
from balanza.studies import coefficients, input_output, value_added
from balanza.studies.input_output import origin

# Miller and Blair, Input-Output Analysis, the first example of chapter 2.
Z = np.array([[150.0, 500.0], [200.0, 100.0]])
X = np.array([1000.0, 2000.0])

# A world on paper: Mexico assembles what Taiwan makes, the United States use it.
# Of the 100 of Mexico 80 are Taiwan's; Taiwan uses nothing. USA buy 10 of Taiwan besides.
ROWS = ("MEX_C26", "TWN_C26", "VA", "OUT")
COLUMNS = ("MEX_C26", "TWN_C26", "USA_HFCE", "MEX_HFCE", "OUT")
VALUES = np.array(
    [
        [0.0, 0.0, 90.0, 10.0, 100.0],
        [80.0, 0.0, 10.0, 0.0, 90.0],
        [20.0, 90.0, 0.0, 0.0, 0.0],
        [100.0, 90.0, 0.0, 0.0, 0.0],
    ]
)


def world(**changes):
    words = {"rows": ROWS, "columns": COLUMNS, "values": VALUES, "value_added": "VA"} | changes
    return input_output(output="OUT", **words)


def test_coefficients_are_those_of_the_textbook():
    assert coefficients(Z, X) == pytest.approx(np.array([[0.15, 0.25], [0.20, 0.05]]))


def test_the_inverse_is_that_of_the_textbook():
    inverse = np.linalg.inv(np.eye(2) - coefficients(Z, X))
    assert inverse == pytest.approx(np.array([[1.2541, 0.3300], [0.2640, 1.1221]]), abs=1e-4)


def test_what_makes_nothing_uses_nothing():
    assert coefficients(Z, np.array([0.0, 2000.0]))[:, 0].tolist() == [0, 0]


def test_most_of_what_comes_from_mexico_was_added_in_taiwan():
    assert value_added(world(), "USA") == pytest.approx({"MEX": 18, "TWN": 82})


def test_what_mexico_uses_is_looked_through_too():
    assert value_added(world(), "MEX") == pytest.approx({"MEX": 2, "TWN": 8})


def test_industrial_use_is_what_industries_buy():
    assert value_added(world(), "MEX", industrial=True) == pytest.approx({"MEX": 0, "TWN": 80})


def test_an_industry_can_be_asked_for_alone():
    assert value_added(world(), "USA", of=["C26"]) == value_added(world(), "USA")
    with pytest.raises(QuestionError, match=r"no industry C27\. There are: C26\."):
        value_added(world(), "USA", of=["C27"])


def test_the_parts_sum_to_the_use():
    use = VALUES[:2, 2].sum()
    assert sum(value_added(world(), "USA").values()) == pytest.approx(use)


def test_a_user_that_is_not_there_is_named():
    with pytest.raises(QuestionError, match=r"no use by 'CAN'\. There are: USA, MEX\."):
        value_added(world(), "CAN")


def test_labels_that_are_missing_or_twice_there_are_all_named():
    rows = ("MEX_C26", "MEX_C26", "ADDED", "OUT")
    with pytest.raises(
        SchemaError, match=r"no row VA; MEX_C26 twice among the rows; no row TWN_C26\."
    ):
        world(rows=rows)


def test_a_table_without_industries_is_refused():
    with pytest.raises(SchemaError, match=r"no industry that is both a row and a column"):
        world(rows=("a", "b", "VA", "OUT"))


def test_rows_that_do_not_sum_to_output_are_refused():
    wrong = VALUES.copy()
    wrong[0, 2] = 95
    with pytest.raises(SchemaError, match=r"1 of 2 .* the first MEX_C26: 105\.0 sold, 100\.0"):
        world(values=wrong)


def test_an_industry_that_has_no_row_is_no_final_user():
    with pytest.raises(SchemaError, match=r"has no row TWN_C26\. Rows are sellers"):
        world(rows=("MEX_C26", "VA", "OUT"), values=VALUES[[0, 2, 3]])


def test_an_industry_that_has_no_column_is_no_tax():
    columns = ("MEX_C26", *COLUMNS[2:])
    with pytest.raises(SchemaError, match=r"has no column TWN_C26\."):
        world(columns=columns, values=np.delete(VALUES, 1, axis=1))


def test_columns_that_do_not_sum_to_output_are_refused():
    wrong = VALUES.copy()
    wrong[2, 0] = 30
    with pytest.raises(SchemaError, match=r"1 of 2 industries spend .* MEX_C26: 110\.0 spent"):
        world(values=wrong)


def test_industries_that_use_up_all_they_make_are_told():
    rows = ("A_1", "B_1", "VA", "OUT")
    values = np.array([[0.0, 10, 0, 10], [10, 0, 0, 10], [0, 0, 0, 0], [10, 10, 0, 0]])
    table = world(rows=rows, columns=("A_1", "B_1", "A_F", "OUT"), values=values)
    with pytest.raises(SchemaError, match=r"use up all that they make"):
        value_added(table, "A")


def test_parts_of_a_country_that_tables_split_are_of_the_country():
    assert [origin(it) for it in ("MX2_C26", "CN1_C26", "MEX_C26")] == ["MEX", "CHN", "MEX"]
