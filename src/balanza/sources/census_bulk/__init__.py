"""U.S. Census Bureau: the monthly bulk files of merchandise trade, in full detail."""

from balanza.sources.census_bulk.fetch import (
    Absent,
    Downloads,
    Fetched,
    State,
    connect,
    fetch,
    is_published,
)
from balanza.sources.census_bulk.layouts import Archive, archives
from balanza.sources.census_bulk.lines import lines
from balanza.sources.census_bulk.lists import code_lists
from balanza.sources.census_bulk.read import Month, read
from balanza.sources.census_bulk.references import Reference, code_list, references

__all__ = [
    "Absent",
    "Archive",
    "Downloads",
    "Fetched",
    "Month",
    "Reference",
    "State",
    "archives",
    "code_list",
    "code_lists",
    "connect",
    "fetch",
    "is_published",
    "lines",
    "read",
    "references",
]
