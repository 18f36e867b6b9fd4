"""Ideal points of United Nations votes, as Bailey, Strezhnev and Voeten publish them."""

from pathlib import Path
from typing import Any

from balanza.sources.supplied.columns import names_of, numbers, read

BEFORE_FIRST = 1945  # session 1 met in 1946
COLUMNS = {
    "partner": ("iso3c", "partner"),
    # Estimates of all votes where there are some, as in every edition until 2024; those of
    # 2025 on are of calendar years, and mostly of votes on final passage alone.
    "ideal_point": ("IdealPointAll", "IdealPoint", "IdealPointFP", "ideal_point"),
    "year": ("year", "session"),
}
NOTHING = ("", "NA")
CODE = 3  # letters of an ISO code


def ideal_points(path: Path | str) -> Any:  # noqa: ANN401  an Arrow table
    """The points of the published file: an Arrow table of partner, year and ideal_point.

    Where the file has sessions and no years, the year is that in which the session opened.
    Countries without an ISO code, and years without a point, are left out. A country that
    changed its code within a year, as Germany did in 1990, stands there twice.

    Raises  SourceError
    Source  https://doi.org/10.7910/DVN/LEJUQZ
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load
    import pyarrow.compute as pc  # noqa: PLC0415

    found = read(path, COLUMNS)
    told = pc.and_(
        pc.equal(pc.utf8_length(found["partner"]), CODE),
        pc.invert(pc.is_in(found["ideal_point"], pa.array(NOTHING))),
    )
    kept = found.filter(told)
    year = numbers(kept, "year", path)
    if "year" not in {it.casefold() for it in names_of(path)}:
        year = pc.add(year, BEFORE_FIRST)
    return pa.table(
        {
            "partner": kept["partner"],
            "year": year.cast(pa.int64()),
            "ideal_point": numbers(kept, "ideal_point", path),
        }
    )
