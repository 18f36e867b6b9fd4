"""U.S. Census Bureau: the international trade API and the workbook of totals."""

from balanza.sources.asking import Patience
from balanza.sources.census.addresses import asked
from balanza.sources.census.connect import Census, connect
from balanza.sources.census.endpoints import Endpoint, Source, endpoint, endpoints, source
from balanza.sources.census.fetch import Answer, fetch, fetch_workbook
from balanza.sources.census.observations import observations
from balanza.sources.census.parse import Rows, parse
from balanza.sources.census.questions import TOTAL, Question
from balanza.sources.census.workbook import parse_workbook

__all__ = [
    "TOTAL",
    "Answer",
    "Census",
    "Endpoint",
    "Patience",
    "Question",
    "Rows",
    "Source",
    "asked",
    "connect",
    "endpoint",
    "endpoints",
    "fetch",
    "fetch_workbook",
    "observations",
    "parse",
    "parse_workbook",
    "source",
]
