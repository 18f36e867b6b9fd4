"""A value a month, without gaps: what seasons and forecasts are worked out of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from balanza.errors import QuestionError
from balanza.periods import Month, Span

YEAR = 12
EMPTY = "The series has no month. Ask for one that has trade."
Values: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Monthly:
    """Values from the month `first` on, one for each month; all are finite.

    Raises  QuestionError when there is none, or one is missing or infinite
    """

    first: Month
    values: Values

    def __post_init__(self) -> None:
        if not self.values.size:
            raise QuestionError(EMPTY)
        wrong = np.flatnonzero(~np.isfinite(self.values))
        if wrong.size:
            raise QuestionError(
                f"The series has no number for {self.first + int(wrong[0])}"
                f"{_more(wrong.size)}. Seasons and forecasts need one for every month."
            )

    @classmethod
    def of(cls, values: Mapping[date, float]) -> "Monthly":
        """The series of `values`, which may stand in any order.

        Raises  QuestionError when there is none, or a month between is missing
        """
        if not values:
            raise QuestionError(EMPTY)
        span = Span(Month.of(min(values)), Month.of(max(values)))
        if lost := [month for month in span if month.start not in values]:
            raise QuestionError(
                f"The series {span} lacks {lost[0]}{_more(len(lost))}. Seasons and "
                f"forecasts need every month; fetch it with `balanza refresh`, or start "
                f"later with --since."
            )
        return cls(span.first, np.array([values[it.start] for it in span], dtype=np.float64))

    def __len__(self) -> int:
        return len(self.values)

    @property
    def last(self) -> Month:
        """The last month."""
        return self.first + (len(self) - 1)

    @property
    def is_positive(self) -> bool:
        """Whether logarithms can be taken."""
        return bool((self.values > 0).all())

    def until(self, last: Month) -> "Monthly":
        """The part up to the month `last`."""
        return Monthly(self.first, self.values[: len(Span(self.first, last))])

    def month(self, place: int) -> Month:
        """The month at `place`, from 0."""
        return self.first + place

    def require(self, months: int, what: str) -> None:
        """Refuse a series shorter than `months`.

        Raises  QuestionError
        """
        if len(self) < months:
            raise QuestionError(
                f"{what} needs {months} months; the series has {len(self)}, "
                f"{Span(self.first, self.last)}. Fetch earlier ones with `balanza refresh`."
            )


def _more(number: int) -> str:
    return f" and {number - 1} more months" if number > 1 else ""


def taken(values: Values, *, log: bool) -> Values:
    """`values`, or their logarithms."""
    return np.log(values) if log else values
