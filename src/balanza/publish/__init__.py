"""A store to a brief: selections, findings, exhibits and the files they fill."""

from balanza.publish.brief import Publication, publication
from balanza.publish.bundle import write
from balanza.publish.cast import Facts, briefs, facts
from balanza.publish.compared import Comparison
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.formats import FORMATS, USUAL, files
from balanza.publish.reading import Reading
from balanza.publish.revisions import ChangedPart, Known, Revisions, revisions
from balanza.publish.show import show

__all__ = [
    "FORMATS",
    "USUAL",
    "ChangedPart",
    "Comparison",
    "Evidence",
    "Facts",
    "Known",
    "Publication",
    "Reading",
    "Revisions",
    "Witness",
    "briefs",
    "facts",
    "files",
    "publication",
    "revisions",
    "show",
    "write",
]
