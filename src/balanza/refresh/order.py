"""What somebody wants to have in the store."""

from dataclasses import dataclass

from balanza import catalog
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.periods import Month, Span
from balanza.sources import census

USUAL = ("atp", "atp_totals", "goods", "naics")
WORKBOOK_TABLES = ("atp_totals", "goods")
FIRST = Month(2013, 1)


@dataclass(frozen=True, slots=True)
class Order:
    """Tables, from which month to which (default: all that is published).

    `measure` and `level` choose another statistic or depth than a table's usual one;
    `products` only some codes, `flow` only one direction.
    """

    tables: tuple[str, ...] = USUAL
    since: Month = FIRST
    through: Month | None = None
    measure: str = ""
    level: str = ""
    products: tuple[str, ...] = ()
    flow: str = ""

    def __post_init__(self) -> None:
        for name in self.tables:
            choose("table", name, catalog.tables())
        if bulk := [it for it in self.tables if catalog.table(it).source != "census"]:
            raise QuestionError(
                f"{', '.join(bulk)} cannot be asked of the API: such a table is loaded from "
                f"archives. Download them with --source bulk; or, if you have them in a "
                f"folder, name it with --from."
            )
        expect_months(self.since, self.through)
        self._check("flow", self.flow, {it.flow for it in census.endpoints().values()})
        self._refuse()
        self._check(
            "measure", self.measure, {m for it in self.endpoints() for m in it.measures}
        )
        self._check("level", self.level, {m for it in self.endpoints() for m in it.levels})

    def endpoints(self) -> list[census.Endpoint]:
        """The API's data sets that fill the tables."""
        return [
            it
            for it in census.endpoints().values()
            if it.table in self.tables and self.flow in {"", it.flow}
        ]

    @property
    def wants_workbook(self) -> bool:
        """Whether a table comes from the workbook of totals."""
        return any(name in WORKBOOK_TABLES for name in self.tables)

    def span(self, today: Month) -> Span:
        """The months to ask for: years are asked whole, for their value from January on."""
        first = min(self.since, today)
        return Span(Month(first.year, 1), min(self.through or today, today))

    def measure_of(self, endpoint: census.Endpoint) -> str:
        """The measure to take of `endpoint`."""
        return self.measure if self.measure in endpoint.measures else endpoint.measure

    def level_of(self, endpoint: census.Endpoint) -> str:
        """The level to take of `endpoint`; empty where it has none."""
        fits = endpoint.answers(self.level, self.products)
        return self.level if fits else endpoint.level

    def _refuse(self) -> None:
        """Refuse what is known to have no answer, all of it at once, before anything is asked.

        Raises  QuestionError
        """
        asked = (self.level, self.products)
        found = [it for endpoint in self.endpoints() for it in endpoint.refusals(*asked)]
        found += [
            f"{it.name} answers for one code at a time, and of {self.level} we list no codes; "
            f"name them with --product"
            for it in self.endpoints()
            if self.flow and self.level in it.levels and not it.answers(*asked)
        ]
        if found:
            raise QuestionError(
                f"Census has no answer to this: {'; '.join(found)}. `balanza list endpoints` "
                f"shows the levels that each data set has."
            )

    def _check(self, kind: str, name: str, known: set[str]) -> None:
        if name:
            choose(kind, name, dict.fromkeys(known))


def expect_months(since: Month, through: Month | None) -> None:
    """Raise QuestionError when no month lies between the two."""
    if through and through < since:
        raise QuestionError(
            f"Nothing lies between --since {since} and --through {through}. "
            f"Give a first month that is not later than the last."
        )
