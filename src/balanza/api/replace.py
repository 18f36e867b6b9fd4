"""Who could take over what from whom, and how complex partners and products are."""

from datetime import date
from pathlib import Path
from typing import Any

from balanza.api.ask import reading
from balanza.complexity import Complexity
from balanza.complexity import complexity as told
from balanza.periods import Month
from balanza.potential import preset
from balanza.publish.purchases import sold
from balanza.publish.replacement import Potential
from balanza.publish.replacement import potential as answered


def potential(
    name: str,
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
    **changes: Any,  # noqa: ANN401  the fields of a preset, and the length of the window
) -> Potential:
    """The answer to a prepared question, such as "ict", with some of its fields changed.

    `potential("rare_earths", partners=("CAN",), dependence=0.5, length=12).partners[0]`

    Raises  as `balanza.publish.replacement.potential`
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

    Of any other frame: `balanza.complexity.whole`.

    Raises  QuestionError, StoreError
    """
    month = Month.parse(through) if through else None
    return told(sold(reading(as_of, store), month, length, int(level[2:])).frame)
