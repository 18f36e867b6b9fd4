"""Who could take over what from whom, and how complex partners and products are."""

from datetime import date
from pathlib import Path
from typing import Any

from balanza.api.ask import reading
from balanza.catalog import Selection
from balanza.complexity import Complexity
from balanza.complexity import complexity as told
from balanza.periods import Month
from balanza.potential import preset
from balanza.publish import Witness
from balanza.publish.distance import Points
from balanza.publish.purchases import sold
from balanza.publish.replacement import Potential
from balanza.publish.replacement import potential as answered
from balanza.publish.scorecard import Scorecard
from balanza.publish.scorecard import scorecard as carded


def potential(
    name: str,
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
    **changes: Any,  # noqa: ANN401  the fields of a preset, and the length of the window
) -> Potential:
    """The answer to a prepared question, such as "ict", with some of its fields changed.

    `potential("rare_earths", partners=("CAN",), dependence=0.5, length=12).partners[0]`

    Raises  as `balanza potential`
    """
    length = changes.pop("length", 12)
    month = Month.parse(through) if through else None
    return answered(preset(name, **changes), reading(as_of, store), month, length)


def complexity(
    through: str = "",
    level: str = "HS4",
    length: int = 12,
    as_of: date | None = None,
    store: Path | str | None = None,
) -> Complexity:
    """Complexity of partners and products in U.S. imports of `length` months.

    Of any other frame: `balanza.complexity.complexity`.

    Raises  QuestionError, StoreError
    """
    month = Month.parse(through) if through else None
    return told(sold(reading(as_of, store), month, length, int(level[2:])).frame)


def scorecard(
    table: str,
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
    **wanted: Any,  # noqa: ANN401  the fields of a selection, and the points
) -> Scorecard:
    """The resilience of a table's imports, dimension by dimension.

    `scorecard("atp", by=("product", "partner"), where={"product": ("04",)}).rows`

    `points` is the published file of ideal points; without it distance is not among them.

    Raises  as `evidence`; SourceError when the file cannot be read
    """
    points = wanted.pop("points", None)
    told = {"by": ("product",), "window": "12m"} | wanted
    asked = Selection(indicator="share", table=table, **told)
    month = Month.parse(through) if through else None
    votes = Points.of(points) if points else None
    return carded(asked, Witness(reading(as_of, store)), month, votes)
