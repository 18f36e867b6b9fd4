"""How a number was made."""

from datetime import date
from pathlib import Path

from balanza.api.ask import reading
from balanza.periods import Month
from balanza.publish import Traced, trace_in
from balanza.publish import trace as traced


def trace(  # noqa: PLR0913  the words of `findings`, and a folder
    finding: str,
    brief: str = "north_america",
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
    *,
    published: Path | str | None = None,
) -> Traced:
    """How `finding` was made, from a store, or as it stands in the folder `published`.

    `trace("ict_rank_MEX").written("bibtex")` says how to cite it.

    Raises  UnknownName, and as `findings`; StoreError when the folder holds no brief
    """
    if published:
        return trace_in(Path(published), finding)
    month = Month.parse(through) if through else None
    return traced(finding, brief, reading(as_of, store), month)
