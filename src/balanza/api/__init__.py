"""What a notebook or another program calls: the whole of balanza in a few functions."""

from balanza.api.ask import evidence, findings, read, reading, show
from balanza.api.bind import brief
from balanza.api.bring import refresh, refresh_bulk, repair, verify
from balanza.api.classify import bridged, growth, reconciliation
from balanza.api.depend import claims, dependents
from balanza.api.explain import trace
from balanza.api.foresee import forecasts, nowcasts, seasons
from balanza.api.replace import complexity, potential, scorecard
from balanza.api.revise import bridge, diff, revisions
from balanza.api.study import geopolitical_distance, integration, lmdi, unit_value
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
from balanza.publish.claimed import Claimed
from balanza.publish.dependents import Circle, Dependents
from balanza.publish.distance import Distance
from balanza.publish.forecasts import Ahead, Plan
from balanza.publish.panels import Look
from balanza.publish.quantities import Lines, Measured
from balanza.publish.seasons import Seasons
from balanza.publish.world import value_added
from balanza.refresh import Change, Loading, Mended, Order, Verdict

__all__ = [
    "Ahead",
    "Candidate",
    "Category",
    "Change",
    "Circle",
    "Claimed",
    "Comparison",
    "Dependents",
    "Difference",
    "Distance",
    "Evidence",
    "Finding",
    "Growth",
    "Lines",
    "Loading",
    "Look",
    "Measured",
    "Mended",
    "Month",
    "Order",
    "Plan",
    "Question",
    "Reconciliation",
    "Revisions",
    "Seasons",
    "Selection",
    "Traced",
    "Verdict",
    "Years",
    "breaks",
    "bridge",
    "bridged",
    "brief",
    "claims",
    "complexity",
    "dependents",
    "diff",
    "evidence",
    "findings",
    "forecasts",
    "geopolitical_distance",
    "growth",
    "integration",
    "lmdi",
    "nowcasts",
    "potential",
    "read",
    "reading",
    "reconciliation",
    "refresh",
    "refresh_bulk",
    "repair",
    "revisions",
    "scorecard",
    "seasons",
    "show",
    "trace",
    "unit_value",
    "value_added",
    "verify",
]
