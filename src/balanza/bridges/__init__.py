"""The same trade under another classification: pure functions over a year's own list of codes."""

from balanza.bridges.bridge import (
    LEVELS,
    UNASSIGNED,
    UNLISTED,
    bridge,
    conflicts,
    depth_of,
    lists_in_force,
)
from balanza.bridges.differences import differences, named_alike

__all__ = [
    "LEVELS",
    "UNASSIGNED",
    "UNLISTED",
    "bridge",
    "conflicts",
    "depth_of",
    "differences",
    "lists_in_force",
    "named_alike",
]
