"""Breaks in the rows of a table, found without being told."""

from typing import Any

from balanza.api.ask import reading
from balanza.indicators.discontinuity import Candidate
from balanza.publish.panels import Look, in_table


def breaks(table: str, look: Look | None = None, **where: Any) -> tuple[Candidate, ...]:  # noqa: ANN401  day and store
    """The months in which the rows of a table break, found without being told.

    `look` says what tells lines apart and what may break; `as_of` and `store` are as elsewhere.
    For a frame of your own: `balanza.indicators.discontinuity.discontinuities`.

    Raises  as `balanza.publish.panels.in_table`
    """
    return in_table(reading(**where), table, look or Look())
