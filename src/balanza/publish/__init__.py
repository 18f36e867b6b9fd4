"""A store to a brief, or a table: selections, findings, exhibits, reconciliations."""

from balanza.publish.brief import Publication, publication, publications
from balanza.publish.bundle import write
from balanza.publish.cast import Facts, facts
from balanza.publish.compared import Comparison
from balanza.publish.editions import editions
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.formats import FORMATS, USUAL, files
from balanza.publish.growth import Category, Growth, Years, growth
from balanza.publish.manuscript import Manuscript, briefs, manuscript
from balanza.publish.proofread import proofread
from balanza.publish.reading import Reading
from balanza.publish.recompute import Recomputed, recompute
from balanza.publish.reconcile import Reconciliation, reconcile
from balanza.publish.revisions import ChangedPart, Known, Revisions, revisions
from balanza.publish.scaffold import new_brief
from balanza.publish.show import show
from balanza.publish.sides import Question
from balanza.publish.told import Traced, trace, trace_in
from balanza.publish.verify import Verified, verify

__all__ = [
    "FORMATS",
    "USUAL",
    "Category",
    "ChangedPart",
    "Comparison",
    "Evidence",
    "Facts",
    "Growth",
    "Known",
    "Manuscript",
    "Publication",
    "Question",
    "Reading",
    "Recomputed",
    "Reconciliation",
    "Revisions",
    "Traced",
    "Verified",
    "Witness",
    "Years",
    "briefs",
    "editions",
    "facts",
    "files",
    "growth",
    "manuscript",
    "new_brief",
    "proofread",
    "publication",
    "publications",
    "recompute",
    "reconcile",
    "revisions",
    "show",
    "trace",
    "trace_in",
    "verify",
    "write",
]
