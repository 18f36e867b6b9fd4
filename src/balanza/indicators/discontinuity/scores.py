"""How far a value lies from the others, by measures that one of them cannot move."""

from collections.abc import Sequence
from statistics import median

NORMAL = 0.6745  # the median absolute deviation of a normal variable, in standard deviations
FEWEST = 2  # others, with which a value can be compared


def score(values: Sequence[float], at: int, spread: float) -> tuple[float, float]:
    """The median of the other values, and the modified z-score of the one at `at`.

    Nothing is unusual among fewer than two others; deviations below `spread` count as it.

    Source   Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers
    """
    others = [*values[:at], *values[at + 1 :]]
    if len(others) < FEWEST:
        return 0.0, 0.0
    usual = median(others)
    deviation = median(abs(it - usual) for it in others)
    return usual, NORMAL * (values[at] - usual) / max(deviation, spread)
