"""The same trade under another classification: pure functions over lists of codes."""

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
from balanza.bridges.known import KnownDifference, known_differences

__all__ = [
    "LEVELS",
    "UNASSIGNED",
    "UNLISTED",
    "KnownDifference",
    "bridge",
    "conflicts",
    "depth_of",
    "differences",
    "known_differences",
    "lists_in_force",
    "named_alike",
]
