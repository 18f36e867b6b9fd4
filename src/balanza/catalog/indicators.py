"""What the indicators mean, as the YAML beside each function says."""

from functools import cache
from importlib.resources import files

from balanza.definitions import Definition, choose, define, read


class Indicator(Definition, frozen=True, kw_only=True):
    """What an indicator means; the function of the same name says how.

    `column` holds its main result; `months_needed` says how many months before the one shown
    it must see (-1: all of them). With `partners_only` what belongs to no named partner is
    left out before partners are compared; with `names_among` what is compared has to be named,
    for nothing is so as a rule. `needs` are columns whose values it must see apart,
    though they are not in its result. With `both_flows` it is of exports and imports together;
    `measures` are the statistics that it sets against each other, all of which it needs.
    """

    title: str
    says: str
    unit: str
    formula: str
    column: str
    months_needed: int = 0
    partners_only: bool = False
    names_among: bool = False
    needs: tuple[str, ...] = ()
    both_flows: bool = False
    measures: tuple[str, ...] = ()
    reference: str = ""
    caveats: tuple[str, ...] = ()


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator, by name."""
    return defined_in("balanza.indicators")


def defined_in(package: str) -> dict[str, Indicator]:
    """What the YAML files of `package` define, by name."""
    names = sorted(file.name for file in files(package).iterdir())
    return {
        name[:-5]: define(Indicator, name[:-5], read(package, name), name)
        for name in names
        if name.endswith(".yaml")
    }


def indicator(name: str) -> Indicator:
    """The indicator called `name`."""
    return choose("indicator", name, indicators())
