"""What is asked of the API: one data set, one span of months, one measure."""

from dataclasses import dataclass, replace

from balanza.periods import Span
from balanza.sources.census.endpoints import Endpoint

API = "/data/timeseries/intltrade"
TOTAL = "-"


@dataclass(frozen=True, slots=True)
class Question:
    """One request.

    With `world_only` it asks for the world's row alone: a cheap look at what is published.
    """

    endpoint: Endpoint
    span: Span
    measure: str
    level: str = ""
    products: tuple[str, ...] = ()
    world_only: bool = False

    def __str__(self) -> str:
        what = " ".join(it for it in (self.endpoint.name, self.level, *self.products) if it)
        return f"{what} {self.span}"

    @property
    def month_value(self) -> str:
        """Census's name of the value of the month."""
        return f"{self.endpoint.measures[self.measure]}_MO"

    @property
    def year_value(self) -> str:
        """Census's name of the value from January to the month."""
        return f"{self.endpoint.measures[self.measure]}_YR"

    @property
    def path(self) -> str:
        """Where the question goes, below the provider's address."""
        return f"{API}/{self.endpoint.name}"

    @property
    def totals_only(self) -> bool:
        """Whether only the total of all products is asked for.

        So it is where the products of all months are too many, or too much, for one question.
        """
        return self.world_only and self.endpoint.looks_at_totals and not self.products

    @property
    def dimensions(self) -> dict[str, str]:
        """Census's name -> ours of each dimension that is broken out beside the partner."""
        if self.world_only:
            return {}
        return {theirs: ours for ours, theirs in self.endpoint.broken_out.items()}

    def params(self) -> list[tuple[str, str]]:
        """The query. Every dimension that is not broken out is pinned to its total."""
        broken_out = [*self.dimensions]
        if not self.world_only:
            broken_out = ["CTY_CODE", "SUMMARY_LVL", *broken_out]
        if not self.totals_only:
            broken_out.append(self.endpoint.product)
        wanted = [*broken_out, self.month_value, self.year_value]
        return [("get", ",".join(wanted)), *self._predicates(), ("time", self._time())]

    def halves(self) -> "tuple[Question, Question]":
        """The question in two, for a provider that cannot answer the whole."""
        first, second = self.span.halves()
        return replace(self, span=first), replace(self, span=second)

    def _predicates(self) -> list[tuple[str, str]]:
        """What is held fast; a predicate that is repeated means "or"."""
        narrowed = self.endpoint.narrowed.get(self.measure, {})
        found = list({**self.endpoint.pinned, **narrowed}.items())
        if self.world_only:
            found += [(it, TOTAL) for it in (*self.endpoint.broken_out.values(), "CTY_CODE")]
        if self.level and not self.totals_only:
            found.append(("COMM_LVL", self.level))
        return found + [(self.endpoint.product, code) for code in self.products]

    def _time(self) -> str:
        return f"from {self.span.first} to {self.span.last}"
