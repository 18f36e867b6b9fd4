"""Numbers that a sentence may quote, each with what is needed to recompute it."""

from balanza.findings.claims import Claim, Role, When
from balanza.findings.finding import Finding, Origin
from balanza.findings.measure import Measured, cast, measure
from balanza.findings.verdicts import VERDICTS, WORDS

__all__ = [
    "VERDICTS",
    "WORDS",
    "Claim",
    "Finding",
    "Measured",
    "Origin",
    "Role",
    "When",
    "cast",
    "measure",
]
