"""What comparisons of two frames mean, as the YAML beside each function says."""

from functools import cache

from balanza.catalog.indicators import Indicator, defined_in


@cache
def comparisons() -> dict[str, Indicator]:
    """Every function of two frames, by name."""
    return defined_in("balanza.comparisons")
