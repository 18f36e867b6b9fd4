"""U.S. Census Bureau: the monthly bulk files of merchandise trade, in full detail."""

from balanza.sources.census_bulk.layouts import Archive, archives
from balanza.sources.census_bulk.lines import lines
from balanza.sources.census_bulk.read import Month, read

__all__ = ["Archive", "Month", "archives", "lines", "read"]
