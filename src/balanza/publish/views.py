"""Partners seen as one: how a region stands wherever a partner can.

A region is shown by giving its members' rows its name, so that the partners still make up the
whole: shares sum to one and ranks have no gaps. Two regions may overlap; each therefore gets a
view of its own.
"""

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
        ours = nw.any_horizontal(*map(_is_of, self.merged), ignore_nulls=True)
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


def _is_of(name: str) -> nw.Expr:
    """Whether a row is of the partner or region; the mark of several together is neither."""
    return nw.col("partner") == name if name == TOGETHER else catalog.belongs(name)
