"""Differences with a reason that is known, as known_differences.yaml lists them."""

from functools import cache

from balanza.definitions import Definition, define_all


class KnownDifference(Definition, frozen=True, kw_only=True):
    """Why a table differs from the sum over a code, in one flow and around one category."""

    against: str
    flow: str
    product: str
    category: str
    says: str

    def explains(self, category: str) -> bool:
        """Whether it is about `category`, one within it, or one that it lies in."""
        return category.startswith(self.category) or self.category.startswith(category)


@cache
def known_differences() -> dict[str, KnownDifference]:
    """Every difference whose reason is known, by name."""
    return define_all(KnownDifference, __package__, "known_differences.yaml")
