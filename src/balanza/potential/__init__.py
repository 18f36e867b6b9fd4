"""Who could take over what from whom: parts that are shown, and a score made of them."""

from balanza.potential.prepared import Part, Preset, parts, preset, presets
from balanza.potential.scales import scaled
from balanza.potential.score import Candidates, by_partner, potential
from balanza.potential.sold import Sales, sales

__all__ = [
    "Candidates",
    "Part",
    "Preset",
    "Sales",
    "by_partner",
    "parts",
    "potential",
    "preset",
    "presets",
    "sales",
    "scaled",
]
