"""What DuckDB's SQL gives, each of its steps worked out once."""

from typing import Any

from balanza.frames import sharing


def answer(sql: str) -> list[dict[str, Any]]:
    """The rows that `sql` of a relation gives, in no promised order."""
    import duckdb  # noqa: PLC0415  the engine in use, and no other, is loaded

    found = duckdb.execute(sharing(sql))
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
