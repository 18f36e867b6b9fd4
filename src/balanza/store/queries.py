"""What DuckDB's SQL gives, each of its steps worked out once."""

import re
from typing import Any

STEP = re.compile(r'("__duckdb_s\d+") AS NOT MATERIALIZED \(')


def answer(sql: str) -> list[dict[str, Any]]:
    """The rows that `sql` of a relation gives, in no promised order.

    DuckDB writes a relation so that every step is worked out anew by each step that reads it,
    and those beneath it with it. Left to itself it works out once what several read: the same
    rows in half the time.
    """
    import duckdb  # noqa: PLC0415  the engine in use, and no other, is loaded

    found = duckdb.execute(STEP.sub(r"\1 AS (", sql))
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
