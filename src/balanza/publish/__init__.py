"""A store to a brief: selections, findings, exhibits and the files they fill."""

from balanza.publish.brief import Publication, publication
from balanza.publish.bundle import write
from balanza.publish.cast import Facts, briefs, facts
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.formats import FORMATS, USUAL, files
from balanza.publish.reading import Reading
from balanza.publish.show import show
from balanza.publish.verify import Verified, verify

__all__ = [
    "FORMATS",
    "USUAL",
    "Evidence",
    "Facts",
    "Publication",
    "Reading",
    "Verified",
    "Witness",
    "briefs",
    "facts",
    "files",
    "publication",
    "show",
    "verify",
    "write",
]
