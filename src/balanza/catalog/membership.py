"""Who belongs to a region in the month of a row, as expressions."""

from collections.abc import Iterator, Sequence

import narwhals as nw

from balanza.catalog.partners import partners
from balanza.catalog.regions import region, regions
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.periods import Month

JOIN = "+"
YEAR = 12


def belongs(name: str) -> nw.Expr:
    """Whether a row is the partner's `name`, or that of a member of the region in its month.

    `name` may also be put together of several, such as CHN+TWN; all of them belong then.

    Reads   partner; month, where the region's membership is dated
    Raises  UnknownName; QuestionError when one of several is missing
    """
    if JOIN in name and not all(name.split(JOIN)):
        raise QuestionError(
            f"'{name}' joins a name with nothing. Write several partners or regions like "
            f"CHN+TWN."
        )
    return nw.any_horizontal(*map(_is, name.split(JOIN)), ignore_nulls=True)


def region_of(names: Sequence[str]) -> nw.Expr:
    """The first of the regions `names` that the row's partner belongs to; else the partner.

    Reads   as `belongs`
    Raises  UnknownName
    """
    found = nw.col("partner")
    for name in reversed(names):
        found = nw.when(belongs(name)).then(nw.lit(name)).otherwise(found)
    return found


def _is(name: str) -> nw.Expr:
    choose("partner or region", name, {**partners(), **regions()})
    if name not in regions():
        return nw.col("partner") == name
    groups = [nw.all_horizontal(*it, ignore_nulls=True) for it in _memberships(name)]
    return nw.any_horizontal(nw.col("partner") == name, *groups, ignore_nulls=True)


def _memberships(name: str) -> Iterator[list[nw.Expr]]:
    for group in region(name).members:
        conditions = [nw.col("partner").is_in(group.partners)]
        if group.first:
            conditions.append(_at() >= _number(group.first))
        if group.last:
            conditions.append(_at() <= _number(group.last))
        yield conditions


def _at() -> nw.Expr:
    """The row's month as a number; pandas compares its months with no date of Python's."""
    month = nw.col("month").dt
    return month.year().cast(nw.Int64) * YEAR + month.month().cast(nw.Int64)


def _number(month: Month) -> int:
    return month.year * YEAR + month.number
