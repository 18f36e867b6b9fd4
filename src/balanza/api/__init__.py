"""What a notebook or another program calls: the whole of balanza in a few functions."""

from balanza.api.ask import evidence, findings, read, reading, show
from balanza.api.bind import brief
from balanza.api.bring import refresh, refresh_bulk
from balanza.api.classify import bridged, growth, reconciliation
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
from balanza.refresh import Change, Loading, Order

__all__ = [
    "Category",
    "Change",
    "Comparison",
    "Difference",
    "Evidence",
    "Finding",
    "Growth",
    "Loading",
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
    "diff",
    "evidence",
    "findings",
    "growth",
    "read",
    "reading",
    "reconciliation",
    "refresh",
    "refresh_bulk",
    "revisions",
    "show",
]
