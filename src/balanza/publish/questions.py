"""What a brief asks of a store, before any of it is answered."""

from balanza.catalog import Selection
from balanza.findings import Claim, Role
from balanza.periods import Month
from balanza.publish.cast import month_of
from balanza.publish.manuscript import Manuscript
from balanza.publish.reading import Reading


def questions(
    brief: Manuscript, reading: Reading, through: Month | None = None
) -> list[tuple[Selection, Month]]:
    """What the facts of `brief` stand on, each with the month it is about.

    Those that begin with the same rows follow one another. What exhibits show besides is left
    out: those rows are so many that each process has them sooner from the store.

    Raises  as `facts`, where a definition is wrong or the months cannot be found
    """
    claims = brief.definitions(Claim, "findings.yaml")
    played = brief.definitions(Role, "roles.yaml")
    through = through or reading.newest(*(it.shows for it in claims.values()))
    asking: list[Role | Claim] = [*played.values(), *claims.values()]
    asked = [(it.shows, month_of(it.when, through)) for it in asking]
    once = [it for n, it in enumerate(asked) if it not in asked[:n]]
    return sorted(once, key=lambda it: (it[0].table, it[1], it[0].window))
