"""Pure functions of two frames of one kind: what changed from the first to the second."""

from balanza.comparisons._steps import steps, unit
from balanza.comparisons.bridge import bridge, bridge_of
from balanza.comparisons.lmdi import lmdi
from balanza.comparisons.revision import revision, revision_of

__all__ = ["bridge", "bridge_of", "lmdi", "revision", "revision_of", "steps", "unit"]
