"""What changed between two vintages, or between two briefs."""

from datetime import date
from pathlib import Path
from typing import Any

from balanza.findings import Difference, differences
from balanza.publish import Comparison, Revisions
from balanza.publish import revisions as compare
from balanza.publish.archive import findings_in
from balanza.store import open_store


def revisions(
    table: str,
    first: date | None = None,
    last: date | None = None,
    store: Path | str | None = None,
    **wanted: Any,  # noqa: ANN401  the other fields of a comparison
) -> Revisions:
    """What changed of `table` from the day `first` to `last`: rows, bridge, bytes of both.

    `revisions("atp", by=("partner",), where={"product": ("04",)}, of="balance").rows`

    Raises  UnknownName, QuestionError, StoreError
    """
    asked = Comparison(table=table, first=first, last=last, **wanted)
    return compare(asked, open_store(store))


def bridge(
    table: str,
    first: date | None = None,
    last: date | None = None,
    store: Path | str | None = None,
    **wanted: Any,  # noqa: ANN401  the other fields of a comparison
) -> Any:  # noqa: ANN401  the engine's own kind of frame
    """What leads from a total as known on `first` to the total as known on `last`.

    An Arrow table in whole dollars, with a row for each flow, measure and level, and one for
    the balance where there is one.

    Raises  as `revisions`
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load

    return pa.Table.from_pylist(list(revisions(table, first, last, store, **wanted).bridge))


def diff(before: Path | str, after: Path | str) -> list[Difference]:
    """What differs between the findings of two briefs: files, or folders that hold them.

    Raises  QuestionError when there are no findings
    """
    return differences(findings_in(before), findings_in(after))
