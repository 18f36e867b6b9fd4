"""Dependence, claims and look-through: what needs a list of codes, the detail, or a file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from balanza.api.ask import reading
from balanza.periods import Month, Span
from balanza.publish.claimed import Claimed, claimed
from balanza.publish.dependents import Circle, Dependents
from balanza.publish.dependents import dependents as list_of
from balanza.sources import supplied


def dependents(
    category: str,
    years: Sequence[int],
    circle: Circle | None = None,
    as_of: date | None = None,
    store: Path | str | None = None,
) -> Dependents:
    """The dependent products of a category such as atp=04, or of a whole list, such as atp.

    `dependents("atp", [2023, 2024], Circle(inside="TRUSTED_PARTNERS")).products`

    Raises  as `balanza.publish.dependents`
    """
    to, _, code = category.partition("=")
    return list_of(to, code, years, reading(as_of, store), circle)


def claims(
    wanted: Claimed | None = None,
    months: tuple[str, str] | None = None,
    tariff: Path | str | None = None,
    as_of: date | None = None,
    store: Path | str | None = None,
) -> list[dict[str, Any]]:
    """Claims of the USMCA in the months from one to another, such as ("2024-01", "2024-12").

    `tariff` is the USITC's file of the year, by which lines free anyway are told apart.

    Raises  as `balanza.publish.claimed`; SourceError when the file cannot be read
    """
    span = Span(Month.parse(months[0]), Month.parse(months[1])) if months else None
    lines = None if tariff is None else supplied.tariff(tariff)
    return claimed(wanted or Claimed(), span, reading(as_of, store), lines)
