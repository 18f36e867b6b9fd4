"""Who publishes the archives, as source.yaml says."""

from functools import cache

from balanza.definitions import Definition, define_all
from balanza.sources.census_bulk.layouts import PACKAGE


class Source(Definition, frozen=True, kw_only=True):
    """A provider of files: who it is, on what terms, how often it speaks and how it revises."""

    provider: str
    title: str
    url: str
    web: str
    licence: str
    citation: str
    cadence: str
    revisions: str


@cache
def source() -> Source:
    """The provider's record."""
    return define_all(Source, PACKAGE, "source.yaml")["census_bulk"]
