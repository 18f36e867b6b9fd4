"""Partners seen as one: how a region stands wherever a partner can.

A region is shown by giving its members' rows its name, so that the partners still make up the
whole: shares sum to one and ranks have no gaps. Two regions may overlap; each therefore gets a
view of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from balanza import catalog
from balanza.frames import LazyFrame

TOGETHER = "*"


@dataclass(frozen=True, slots=True)
class View:
    """The partners `wanted`, after all of `merged` have been given the name `label`."""

    wanted: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    label: str = ""

    def of(self, trade: LazyFrame) -> LazyFrame:
        """`trade` as this view shows it."""
        if not self.merged:
            return trade
        ours = nw.any_horizontal(*map(_belongs, self.merged), ignore_nulls=True)
        partner = nw.when(ours).then(nw.lit(self.label)).otherwise(nw.col("partner"))
        return trade.with_columns(partner=partner)


def views(partners: tuple[str, ...], *, apart: bool) -> list[View]:
    """The views that show `partners` and regions, each `apart` or all of them together."""
    if not partners:
        return [View()]
    if not apart:
        return [View((TOGETHER,), partners, TOGETHER)]
    regions = [name for name in partners if name in catalog.regions()]
    plain = tuple(name for name in partners if name not in regions)
    return [*([View(plain)] if plain else []), *(View((it,), (it,), it) for it in regions)]


def _belongs(name: str) -> nw.Expr:
    """Whether a row is the partner's, or that of a member of the region in its month."""
    if name not in catalog.regions():
        return nw.col("partner") == name
    groups = [nw.all_horizontal(*it, ignore_nulls=True) for it in _memberships(name)]
    return nw.any_horizontal(*groups, ignore_nulls=True)


def _memberships(region: str) -> Iterator[list[nw.Expr]]:
    for group in catalog.region(region).members:
        conditions = [nw.col("partner").is_in(group.partners)]
        if group.first:
            conditions.append(nw.col("month") >= nw.lit(group.first.start))
        if group.last:
            conditions.append(nw.col("month") <= nw.lit(group.last.start))
        yield conditions
