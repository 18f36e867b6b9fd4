"""The words that numbers call for: prose asks for a verdict, and never asserts one.

A verdict is a function from a row of an indicator to one word out of `WORDS`; what is written
for each word is up to the brief.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]
HALF = 0.5


def sign(row: Row) -> str:
    """Whether balance_usd is a deficit, a surplus or balanced."""
    value = row["balance_usd"]
    return "deficit" if value < 0 else "surplus" if value > 0 else "balanced"


def extreme(row: Row) -> str:
    """Whether a value is the lowest or the highest of its record, or neither."""
    if row["is_lowest"]:
        return "lowest"
    return "highest" if row["is_highest"] else "neither"


def trend(row: Row) -> str:
    """Whether year_on_year grew, shrank or held; unknown without a year before."""
    change = row["year_on_year"]
    if change is None:
        return "unknown"
    return "grew" if change > 0 else "shrank" if change < 0 else "held"


def move(row: Row) -> str:
    """Whether a rank rose, fell or held since the year before; new without one."""
    shift = row["rank_shift"]
    if shift is None:
        return "new"
    return "rose" if shift > 0 else "fell" if shift < 0 else "held"


def weight(row: Row) -> str:
    """Whether a share is most of the whole or a part of it; unknown where there is no whole."""
    share = row["share"]
    if share is None:
        return "unknown"
    return "most" if share > HALF else "part"


VERDICTS: Mapping[str, Callable[[Row], str]] = {
    it.__name__: it for it in (sign, extreme, trend, move, weight)
}
WORDS: Mapping[str, tuple[str, ...]] = {
    "sign": ("deficit", "surplus", "balanced"),
    "extreme": ("lowest", "highest", "neither"),
    "trend": ("grew", "shrank", "held", "unknown"),
    "move": ("rose", "fell", "held", "new"),
    "weight": ("most", "part", "unknown"),
}
