"""What somebody wants to see: an indicator of a table, of which rows, over which span."""

from typing import Literal, TypeAlias

import msgspec

Window: TypeAlias = Literal["month", "ytd", "12m", "year", "years_to_date"]


class Selection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An indicator of a table, by some of its columns, where others have given values.

    Without `month` in `by`, only the last span is shown. The window `years_to_date` is every
    whole year and the last one to date. `of` names what the indicator is taken of: the value
    of the rows, or the balance of their flows. A comparison that a known break makes
    misleading is refused, unless it is to `insist`. With `regions`, the members of each are one
    partner; one may be put together of codes, such as CHN+TWN. `given` are further arguments
    of the indicator, as typed.

    What an indicator compares is chosen by `where` after it is computed: a share is one of the
    whole, a rank among all. What is chosen by `within` is the whole: nothing else is there.
    """

    indicator: str
    table: str
    by: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    within: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    window: Window = "month"
    of: Literal["value_usd", "balance_usd"] = "value_usd"
    among: str = ""
    insist: bool = False
    regions: tuple[str, ...] = ()
    given: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def chosen(self) -> dict[str, object]:
        """The conditions on rows, in words; those within which they are chosen are named so."""
        where: dict[str, object] = {name: list(it) for name, it in self.where.items()}
        return where | {f"within {name}": list(it) for name, it in self.within.items()}
