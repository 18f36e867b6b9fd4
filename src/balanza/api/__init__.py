"""What a notebook or another program calls: the whole of balanza in a few functions."""

from balanza.api.ask import evidence, findings, read, reading, show
from balanza.api.bind import brief
from balanza.api.bring import refresh, refresh_bulk, repair, verify
from balanza.api.classify import bridged, growth, reconciliation
from balanza.api.explain import trace
from balanza.api.revise import bridge, diff, revisions
from balanza.api.watch import breaks
from balanza.catalog import Selection
from balanza.findings import Difference, Finding
from balanza.indicators.discontinuity import Candidate
from balanza.periods import Month
from balanza.publish import (
    Category,
    Comparison,
    Evidence,
    Growth,
    Question,
    Reconciliation,
    Revisions,
    Traced,
    Years,
)
from balanza.publish.panels import Look
from balanza.refresh import Change, Loading, Mended, Order, Verdict

__all__ = [
    "Candidate",
    "Category",
    "Change",
    "Comparison",
    "Difference",
    "Evidence",
    "Finding",
    "Growth",
    "Loading",
    "Look",
    "Mended",
    "Month",
    "Order",
    "Question",
    "Reconciliation",
    "Revisions",
    "Selection",
    "Traced",
    "Verdict",
    "Years",
    "breaks",
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
    "repair",
    "revisions",
    "show",
    "trace",
    "verify",
]
