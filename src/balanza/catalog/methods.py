"""What the methods for series mean, as the YAML beside their code says."""

from functools import cache

from balanza.catalog.indicators import Indicator, defined_in


@cache
def methods() -> dict[str, Indicator]:
    """Every method for a series of months, by name."""
    return defined_in("balanza.series")
