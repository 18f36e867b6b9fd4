"""A store to a brief, or a table: selections, findings, exhibits, reconciliations."""

from balanza.publish.brief import Publication, publication
from balanza.publish.bundle import write
from balanza.publish.cast import Facts, briefs, facts
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.growth import Category, Growth, Years, growth
from balanza.publish.reading import Reading
from balanza.publish.reconcile import Reconciliation, reconcile
from balanza.publish.show import show
from balanza.publish.sides import Question

__all__ = [
    "Category",
    "Evidence",
    "Facts",
    "Growth",
    "Publication",
    "Question",
    "Reading",
    "Reconciliation",
    "Witness",
    "Years",
    "briefs",
    "facts",
    "growth",
    "publication",
    "reconcile",
    "show",
    "write",
]
