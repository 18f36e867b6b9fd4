"""Archives that are at hand, and the tables that one of them fills."""

from dataclasses import dataclass
from datetime import datetime

from balanza import catalog
from balanza.periods import Month
from balanza.sources import census_bulk
from balanza.store import Snapshot

LINES = "hs10"
CODES = "-codes"  # how the origin of a list of a year ends
REFERENCE = ("concordance", "code_names", "country_names", "district_names")


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive at hand, and the snapshot that it is to be; `kept` says with its bytes."""

    month: census_bulk.Month
    snapshot: Snapshot

    @property
    def table(self) -> catalog.Table:
        """The table that its detail fills."""
        return catalog.table(self.month.archive.table)

    @property
    def part(self) -> str:
        """What its parts are called, in each table."""
        return part_name(self.month.archive.name, self.month.month)


def at_hand(
    kind: census_bulk.Archive,
    month: Month,
    file: census_bulk.Fetched,
    now: datetime,
    *,
    keep: bool,
) -> Archive:
    """The archive in `file`, got hold of `now`; its bytes are to be kept if `keep`."""
    snapshot = Snapshot(
        origin=bulk_origin(kind.name),
        url=file.url,
        sha256=file.sha256,
        fetched_at=now.isoformat(timespec="seconds"),
        size=file.size,
        kept=keep,
        etag=file.state.etag,
        last_modified=file.state.last_modified,
    )
    return Archive(census_bulk.Month(kind, month, file.path, file.sha256), snapshot)


def part_name(flow: str, month: Month) -> str:
    """What the parts of a month are called, in each table."""
    return f"{flow}-{month}"


def bulk_origin(flow: str) -> str:
    """The origin of the snapshots of archives."""
    return f"{flow}-bulk"


def tables_of(archive: census_bulk.Archive) -> tuple[str, ...]:
    """The tables that an archive fills."""
    return (*REFERENCE, LINES, archive.table)
