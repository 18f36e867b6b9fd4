"""Who could take over what from whom: parts that are shown, and a score made of them."""

from balanza.potential.potential import Candidates, by_partner, potential
from balanza.potential.presets import Part, Preset, parts, preset, presets
from balanza.potential.sales import Sales, sales
from balanza.potential.scales import scaled

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
