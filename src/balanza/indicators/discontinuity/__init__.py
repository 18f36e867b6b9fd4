"""Which months break a panel: found in the rows themselves, without being told."""

from balanza.indicators.discontinuity.candidates import Candidate, discontinuities
from balanza.indicators.discontinuity.kinds import Kind, kinds
from balanza.indicators.discontinuity.panel import Panel

__all__ = ["Candidate", "Kind", "Panel", "discontinuities", "kinds"]
