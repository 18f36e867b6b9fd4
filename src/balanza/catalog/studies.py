"""What studies mean, as the YAML beside each function says."""

from functools import cache

from balanza.catalog.indicators import Indicator, defined_in


@cache
def studies() -> dict[str, Indicator]:
    """Every function of trade beside another table, by name."""
    return defined_in("balanza.studies")
