"""What a notebook or another program calls: the whole of balanza in a few functions."""

from balanza.api.ask import evidence, findings, read, reading, show
from balanza.api.bind import brief
from balanza.api.bring import refresh
from balanza.api.classify import bridged, growth, reconciliation
from balanza.api.depend import claims, dependents, value_added
from balanza.api.revise import bridge, diff, revisions
from balanza.catalog import Selection
from balanza.findings import Difference, Finding
from balanza.periods import Month
from balanza.publish import (
    Category,
    Comparison,
    Evidence,
    Growth,
    Question,
    Reconciliation,
    Revisions,
    Years,
)
from balanza.publish.claimed import Claimed
from balanza.publish.dependents import Circle, Dependents
from balanza.refresh import Change, Order

__all__ = [
    "Category",
    "Change",
    "Circle",
    "Claimed",
    "Comparison",
    "Dependents",
    "Difference",
    "Evidence",
    "Finding",
    "Growth",
    "Month",
    "Order",
    "Question",
    "Reconciliation",
    "Revisions",
    "Selection",
    "Years",
    "bridge",
    "bridged",
    "brief",
    "claims",
    "dependents",
    "diff",
    "evidence",
    "findings",
    "growth",
    "read",
    "reading",
    "reconciliation",
    "refresh",
    "revisions",
    "show",
    "value_added",
]
