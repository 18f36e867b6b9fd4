"""What a brief asks of a store, before any of it is answered."""

from balanza.catalog import Selection
from balanza.figures import Figure
from balanza.findings import Claim, Role
from balanza.periods import Month
from balanza.publish.cast import month_of
from balanza.publish.grids import Grid
from balanza.publish.manuscript import Manuscript
from balanza.publish.reading import Reading


def questions(
    brief: Manuscript, reading: Reading, through: Month | None = None
) -> list[tuple[Selection, Month]]:
    """What the facts and the exhibits of `brief` stand on, each with the month it is about.

    Those that begin with the same rows follow one another.

    Raises  as `facts`, where a definition is wrong or the months cannot be found
    """
    claims = brief.definitions(Claim, "findings.yaml")
    played = brief.definitions(Role, "roles.yaml")
    through = through or reading.newest(*(it.shows for it in claims.values()))
    asking: list[Role | Claim] = [*played.values(), *claims.values()]
    asked = [(it.shows, month_of(it.when, through)) for it in asking]
    asked += [(it, through) for it in _exhibited(brief)]
    once = [it for n, it in enumerate(asked) if it not in asked[:n]]
    return sorted(once, key=lambda it: (it[0].table, it[1], it[0].window))


def _exhibited(brief: Manuscript) -> list[Selection]:
    """What figures show, and the trends in tables; their columns are findings."""
    drawn = brief.definitions(Figure, "figures.yaml").values()
    tables = brief.definitions(Grid, "tables.yaml").values()
    return [*(it.shows for it in drawn), *(it.trend.shows for it in tables if it.trend)]
