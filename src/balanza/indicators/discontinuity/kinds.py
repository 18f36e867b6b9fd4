"""What the detector looks for, and from when on it speaks, as kinds.yaml says."""

from functools import cache

from balanza.definitions import Definition, define_all


class Kind(Definition, frozen=True, kw_only=True):
    """A way in which a panel can break; a month is a candidate from these thresholds on."""

    title: dict[str, str]
    says: str
    formula: str
    lines: int
    weight: float
    score: float
    spread: float
    months: int
    reference: str


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of break, by name."""
    return define_all(Kind, __package__, "kinds.yaml")
