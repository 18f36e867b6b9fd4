"""How what speaks for a partner is brought to a number from 0 to 1."""

from collections.abc import Callable, Mapping

import numpy as np

from balanza.complexity import Array
from balanza.potential.prepared import Part


def scaled(part: Part, values: Array) -> Array:
    """The marks of `part`: 0 speaks against a partner, 1 for it; NaN where it is not known.

    A scale knows nothing of the other partners, so that a mark does not depend on who is
    asked about.
    """
    return np.asarray(SCALES[part.scale](values, part.full))


def _odds(values: Array, _full: float) -> Array:
    """Half for the average, one."""
    return values / (1 + values)


def _share(values: Array, _full: float) -> Array:
    return np.clip(values, 0, 1)


def _growth(values: Array, _full: float) -> Array:
    """Now over now and before: half where nothing changed."""
    return (1 + values) / (2 + values)


def _likeness(values: Array, _full: float) -> Array:
    """One where both are alike; twice is as far as half."""
    return np.minimum(values, 1 / values)


def _difference(values: Array, full: float) -> Array:
    """Half where there is none; one from `full` on."""
    return np.clip(0.5 + values / (2 * full), 0, 1)


SCALES: Mapping[str, Callable[[Array, float], Array]] = {
    "odds": _odds,
    "share": _share,
    "growth": _growth,
    "likeness": _likeness,
    "difference": _difference,
}
