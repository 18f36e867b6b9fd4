"""Ideal points of United Nations votes, as Bailey, Strezhnev and Voeten publish them."""

from pathlib import Path
from typing import Any

from balanza.sources.supplied.columns import numbers, read

BEFORE_FIRST = 1945  # session 1 met in 1946
COLUMNS = {
    "partner": ("iso3c", "partner"),
    "session": ("session",),
    "ideal_point": ("IdealPointAll", "IdealPoint", "ideal_point"),
}


def ideal_points(path: Path | str) -> Any:  # noqa: ANN401  an Arrow table
    """The points of the published file: an Arrow table of partner, year and ideal_point.

    The year is that in which the session opened. Countries without an ISO code are left out.

    Raises  SourceError
    Source  https://doi.org/10.7910/DVN/LEJUQZ
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load
    import pyarrow.compute as pc  # noqa: PLC0415

    found = read(path, COLUMNS)
    told = pc.and_(
        pc.greater(pc.utf8_length(found["partner"]), 2),
        pc.not_equal(found["ideal_point"], "NA"),
    )
    kept = found.filter(told)
    year = pc.add(numbers(kept, "session", path), BEFORE_FIRST).cast(pa.int64())
    return pa.table(
        {
            "partner": kept["partner"],
            "year": year,
            "ideal_point": numbers(kept, "ideal_point", path),
        }
    )
