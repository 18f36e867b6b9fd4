"""What a notebook or another program calls: the whole of balanza in a few functions."""

from balanza.api.ask import evidence, findings, read, reading, show
from balanza.api.bind import brief
from balanza.api.bring import refresh
from balanza.api.classify import bridged, growth, reconciliation
from balanza.api.replace import complexity, potential, scorecard
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
from balanza.refresh import Change, Order

__all__ = [
    "Category",
    "Change",
    "Comparison",
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
    "complexity",
    "diff",
    "evidence",
    "findings",
    "growth",
    "potential",
    "read",
    "reading",
    "reconciliation",
    "refresh",
    "revisions",
    "scorecard",
    "show",
]
