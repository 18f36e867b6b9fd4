"""What trade means beside another table: bulk detail, or one that a user brings."""

from balanza.studies.claims import claims, free_of_duty, had_claims
from balanza.studies.geopolitical_distance import geopolitical_distance
from balanza.studies.input_output import InputOutput, coefficients, input_output
from balanza.studies.integration import integration
from balanza.studies.unit_value import unit_value
from balanza.studies.value_added import value_added

__all__ = [
    "InputOutput",
    "claims",
    "coefficients",
    "free_of_duty",
    "geopolitical_distance",
    "had_claims",
    "input_output",
    "integration",
    "unit_value",
    "value_added",
]
