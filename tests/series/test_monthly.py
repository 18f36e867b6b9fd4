from datetime import date

import numpy as np
import pytest

from balanza.errors import QuestionError
from balanza.periods import Month
from balanza.series import Monthly


def test_months_are_put_in_order():
    made = Monthly.of({date(2025, 2, 1): 2.0, date(2025, 1, 1): 1.0})
    assert (made.first, made.last, made.values.tolist()) == (
        Month(2025, 1),
        Month(2025, 2),
        [1.0, 2.0],
    )


def test_a_gap_is_named():
    with pytest.raises(
        QuestionError, match="2025-01 to 2025-04 lacks 2025-02 and 1 more months"
    ):
        Monthly.of({date(2025, 1, 1): 1.0, date(2025, 4, 1): 1.0})


def test_no_month_is_no_series():
    with pytest.raises(QuestionError, match="The series has no month"):
        Monthly.of({})


def test_a_value_that_is_no_number_is_named(monthly):
    with pytest.raises(QuestionError, match=r"no number for 2015-02\. Seasons"):
        monthly([1.0, float("nan")])


def test_a_series_without_a_month_is_none():
    with pytest.raises(QuestionError, match=r"The series has no month\. Ask for one"):
        Monthly(Month(2020, 1), np.array([]))
