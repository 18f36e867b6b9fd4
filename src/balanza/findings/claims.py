"""What a brief wants to say, as its findings.yaml and roles.yaml state it."""

from typing import Literal, TypeAlias

import msgspec

from balanza.catalog import Selection
from balanza.definitions import Definition
from balanza.errors import CatalogError
from balanza.findings.verdicts import VERDICTS
from balanza.units import WRITTEN

When: TypeAlias = Literal["through", "last_year", "year_before"]
UNITS = {"usd": "usd", "size": "usd", "usd_billions": "usd", "usd_millions": "usd"}
UNITS |= {"whole": "rank", "ordinal": "rank", "tenths": "number", "partner": "verdict"}
STYLES = (*WRITTEN, "partner")


class Claim(Definition, frozen=True, kw_only=True):
    """A finding, or one for each key: the `column` of the row where `where` holds.

    `each` is the column that tells a family apart, `among` the role that lists its members
    (default: every value there is); `named` is the pattern of their names, with {key} and
    {year}. `written_as` is a function of `units`, or `partner` where the column holds a code of
    one; with `verdict` the row is put in a word.
    """

    shows: Selection
    says: str
    column: str = ""
    written_as: str = ""
    verdict: str = ""
    where: dict[str, str | int] = msgspec.field(default_factory=dict)
    each: str = ""
    among: str = ""
    named: str = ""
    when: When = "through"

    def __post_init__(self) -> None:
        known = tuple(VERDICTS) if self.verdict else STYLES
        chosen = self.verdict or self.written_as
        if chosen not in known or bool(self.verdict) == bool(self.written_as):
            raise CatalogError(
                f"Finding {self.name} is written as '{chosen}'; it needs either `verdict` "
                f"({', '.join(VERDICTS)}) or `written_as` ({', '.join(STYLES)})."
            )
        if self.written_as and not self.column:
            raise CatalogError(f"Finding {self.name} names no column to take its value from.")

    @property
    def unit(self) -> str:
        """The unit of the value: usd, ratio, number, rank or verdict; a name is one."""
        return "verdict" if self.verdict else UNITS.get(self.written_as, "ratio")

    def name_of(self, key: str, year: int) -> str:
        """What the finding of `key` is called."""
        pattern = self.named or (f"{self.name}_{{key}}" if self.each else self.name)
        return pattern.format(key=key, year=year)


class Role(Definition, frozen=True, kw_only=True):
    """Who plays a part in the brief: the keys of the rows where `where` and `verdicts` hold.

    They come in the order of `order_by`, smallest first; with `top` only so many, and those of
    `always` that stand further down.
    """

    shows: Selection
    says: str
    key: str
    order_by: str
    where: dict[str, int] = msgspec.field(default_factory=dict)
    verdicts: dict[str, str] = msgspec.field(default_factory=dict)
    top: int = 0
    always: tuple[str, ...] = ()
    when: When = "through"
