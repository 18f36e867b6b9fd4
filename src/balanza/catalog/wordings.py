"""What indicators are called, and what to bear in mind of them, in a language."""

from functools import cache
from importlib.resources import files

import msgspec

from balanza.catalog.indicators import indicator
from balanza.definitions import Definition, define_all

PACKAGE = "balanza.catalog"


class Wording(Definition, frozen=True, kw_only=True):
    """An indicator in words of `language`, those between the signs of its formula included."""

    title: str
    caveats: tuple[str, ...]
    language: str = ""
    formula: str = ""


def wording(name: str, language: str) -> Wording:
    """The indicator called `name` in `language`; in English where nobody has translated it.

    Raises  UnknownName when there is no such indicator
    """
    record = indicator(name)
    formula = record.formula.strip()
    if known := _wordings(language).get(name):
        said = known.formula.strip() or formula
        return msgspec.structs.replace(known, language=language, formula=said)
    return Wording(
        name=name, title=record.title, caveats=record.caveats, language="en", formula=formula
    )


@cache
def _wordings(language: str) -> dict[str, Wording]:
    file = f"wordings.{language}.yaml"
    return define_all(Wording, PACKAGE, file) if files(PACKAGE).joinpath(file).is_file() else {}
