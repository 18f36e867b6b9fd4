"""The provider and its data sets, as source.yaml and endpoints.yaml list them."""

from collections.abc import Iterator
from functools import cache

import msgspec

from balanza.definitions import Definition, choose, define_all


class Source(Definition, frozen=True, kw_only=True):
    """A provider: who it is, on what terms, how often it speaks and how it revises."""

    provider: str
    title: str
    url: str
    licence: str
    citation: str
    cadence: str
    revisions: str
    revision_month: int
    revision_years: int
    key_variable: str
    key_url: str
    api: str
    web: str


class Endpoint(Definition, frozen=True, kw_only=True):
    """One data set of the API: where it goes, and its names for what we ask.

    What each key is for stands at the head of endpoints.yaml.
    """

    table: str
    flow: str
    product: str
    measures: dict[str, str]
    products: str = ".+"
    whole: str = ""
    levels: tuple[str, ...] = ()
    broken_out: dict[str, str] = msgspec.field(default_factory=dict)
    pinned: dict[str, str] = msgspec.field(default_factory=dict)
    narrowed: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    refused: dict[str, str] = msgspec.field(default_factory=dict)
    longest_code: int = 0
    one_product_a_question: str = ""
    named_partners_may_fall_short: bool = False
    span: int = 12
    guessed: str = ""

    @property
    def measure(self) -> str:
        """The measure taken unless another is asked for: the first of the record."""
        return next(iter(self.measures))

    @property
    def looks_at_totals(self) -> bool:
        """Whether the cheap look at what is published leaves the products out."""
        return bool(self.one_product_a_question) or self.span == 1

    @property
    def level(self) -> str:
        """The level taken unless another is asked for; empty where there are none."""
        return self.levels[0] if self.levels else ""

    def answers(self, level: str, products: tuple[str, ...]) -> bool:
        """Whether it can be asked for `level`: where codes go one by one, we need the codes."""
        listed = level == self.level or products or not self.one_product_a_question
        return level in self.levels and bool(listed)

    def refusals(self, level: str, products: tuple[str, ...]) -> Iterator[str]:
        """Why it is known to have no answer for `level` or for some of `products`."""
        if level in self.refused:
            yield f"{self.name} has no {level} ({self.refused[level]})"
        longest = self.longest_code
        if long := [it for it in products if len(it) > longest > 0]:
            yield f"{self.name} has no code of more than {longest} digits, such as {long[0]}"


@cache
def source() -> Source:
    """The provider's record."""
    return define_all(Source, "balanza.sources.census", "source.yaml")["census"]


@cache
def endpoints() -> dict[str, Endpoint]:
    """Every data set, by path."""
    return define_all(Endpoint, "balanza.sources.census", "endpoints.yaml")


def endpoint(path: str) -> Endpoint:
    """The data set at `path`, such as ``imports/hitech``."""
    return choose("endpoint", path, endpoints())
