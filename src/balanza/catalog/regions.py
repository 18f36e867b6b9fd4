"""Groups of partners, with members that come and go, as regions.yaml lists them."""

from functools import cache

import msgspec

from balanza.catalog.partners import partners
from balanza.definitions import Definition, choose, define_all
from balanza.errors import CatalogError
from balanza.periods import Month


class Membership(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Partners that belong to a region from one month to another, both included."""

    partners: tuple[str, ...]
    since: str = ""
    until: str = ""

    @property
    def first(self) -> Month | None:
        """The first month that counts; None where it is older than our data."""
        return Month.parse(self.since) if self.since else None

    @property
    def last(self) -> Month | None:
        """The last month that counts; None where it goes on."""
        return Month.parse(self.until) if self.until else None


class Region(Definition, frozen=True, kw_only=True):
    """A group of partners that can stand wherever a partner can."""

    title: dict[str, str]
    says: str
    reference: str
    members: tuple[Membership, ...]


@cache
def regions() -> dict[str, Region]:
    """Every region, by name."""
    found = define_all(Region, "balanza.catalog", "regions.yaml")
    named = {code for it in found.values() for group in it.members for code in group.partners}
    if strangers := sorted(named - partners().keys()):
        raise CatalogError(
            f"regions.yaml names {', '.join(strangers)}, which partners.csv does not know. "
            f"Mend the code, or add it to partners.csv."
        )
    return found


def region(name: str) -> Region:
    """The region called `name`."""
    return choose("region", name, regions())
