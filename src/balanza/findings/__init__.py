"""Numbers that a sentence may quote, each with what is needed to recompute it."""

from balanza.findings.claims import Claim, Role, When
from balanza.findings.difference import Difference, confirmed, differences
from balanza.findings.finding import Finding, Origin
from balanza.findings.measure import Measured, cast, measure, steady
from balanza.findings.verdicts import VERDICTS, WORDS

__all__ = [
    "VERDICTS",
    "WORDS",
    "Claim",
    "Difference",
    "Finding",
    "Measured",
    "Origin",
    "Role",
    "When",
    "cast",
    "confirmed",
    "differences",
    "measure",
    "steady",
]
