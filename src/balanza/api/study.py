"""Studies: what trade means beside its quantities, or beside a file that a user brings."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from balanza.api.ask import reading
from balanza.catalog import Selection
from balanza.periods import Month, Span
from balanza.publish import Witness
from balanza.publish.distance import Distance, Points, distance
from balanza.publish.quantities import Lines, Measured, quantity_and_price, unit_values
from balanza.publish.world import integrated


def geopolitical_distance(
    table: str,
    points: Path | str,
    through: str = "",
    as_of: date | None = None,
    **wanted: Any,  # noqa: ANN401  the fields of a selection, and the store
) -> Distance:
    """How far from the United States those vote whom a table's trade is with.

    `geopolitical_distance("atp", "points.csv", by=("product",), where={"flow": ("imports",)})`

    `points` is the file of ideal points as it is published.

    Raises  as `evidence`; SourceError when the file cannot be read
    """
    store = wanted.pop("store", None)
    asked = Selection(indicator="share", table=table, **wanted)
    month = Month.parse(through) if through else None
    return distance(asked, Points.of(points), Witness(reading(as_of, store)), month)


def integration(
    path: Path | str, members: Sequence[str], by: Sequence[str] = ("year",)
) -> list[dict[str, Any]]:
    """Share, intensity and introversion of a region, by a file of the trade of all with all.

    `integration("BACI_HS22_Y2023_V202501.csv", ["124", "484", "842"])`

    Raises  as `balanza.publish.world.integrated`
    """
    return integrated(path, members, by)


def unit_value(
    wanted: Lines | None = None,
    months: tuple[str, str] | None = None,
    as_of: date | None = None,
    store: Path | str | None = None,
) -> Measured:
    """Dollars per unit of commodity lines, of the newest month or from one to another.

    `unit_value(Lines(where={"product": ("8471500150",)}, by=("month", "product", "partner")))`

    Raises  as `balanza.publish.quantities.unit_values`
    """
    span = Span(Month.parse(months[0]), Month.parse(months[1])) if months else None
    return unit_values(wanted or Lines(), span, reading(as_of, store))


def lmdi(
    wanted: Lines | None = None,
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
    **span: Any,  # noqa: ANN401  the window, and how many years lie between
) -> Measured:
    """What of a change is quantity, and what unit value, from the detail.

    `lmdi(Lines(by=("partner",), where={"product": ("8471",)}), window="12m", years=2).rows`

    Of two frames of your own: `balanza.comparisons.lmdi`.

    Raises  as `balanza.publish.quantities.quantity_and_price`
    """
    month = Month.parse(through) if through else None
    return quantity_and_price(wanted or Lines(), reading(as_of, store), month, **span)
