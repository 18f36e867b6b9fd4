"""Pure functions of two frames of one kind: what changed from the first to the second."""

from balanza.comparisons._steps import unit
from balanza.comparisons.bridge import bridge
from balanza.comparisons.revision import revision

__all__ = ["bridge", "revision", "unit"]
