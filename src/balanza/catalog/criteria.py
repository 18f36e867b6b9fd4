"""When imports count as dependent, as criteria.yaml says."""

from functools import cache
from typing import Literal

from balanza.definitions import Definition, choose, define_all


class Criteria(Definition, frozen=True, kw_only=True):
    """Thresholds that a dependent product exceeds, and whose concentration counts."""

    title: str
    says: str
    concentration: float
    outside_share: float
    outside_over_exports: float
    suppliers: Literal["outside", "all"]
    reference: str


@cache
def all_criteria() -> dict[str, Criteria]:
    """Every set of criteria, by name."""
    return define_all(Criteria, "balanza.catalog", "criteria.yaml")


def criteria(name: str) -> Criteria:
    """The criteria called `name`."""
    return choose("set of criteria", name, all_criteria())
