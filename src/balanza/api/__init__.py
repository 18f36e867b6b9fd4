"""What a notebook or another program calls: the whole of balanza in a few functions."""

from balanza.api.ask import evidence, findings, read, reading, show
from balanza.api.bind import brief
from balanza.api.bring import refresh
from balanza.api.classify import bridged, growth, reconciliation
from balanza.api.foresee import forecasts, nowcasts, seasons
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
from balanza.publish.forecasts import Ahead, Plan
from balanza.publish.seasons import Seasons
from balanza.refresh import Change, Order

__all__ = [
    "Ahead",
    "Category",
    "Change",
    "Comparison",
    "Difference",
    "Evidence",
    "Finding",
    "Growth",
    "Month",
    "Order",
    "Plan",
    "Question",
    "Reconciliation",
    "Revisions",
    "Seasons",
    "Selection",
    "Years",
    "bridge",
    "bridged",
    "brief",
    "diff",
    "evidence",
    "findings",
    "forecasts",
    "growth",
    "nowcasts",
    "read",
    "reading",
    "reconciliation",
    "refresh",
    "revisions",
    "seasons",
    "show",
]
