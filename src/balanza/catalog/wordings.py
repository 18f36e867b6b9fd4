"""What indicators are called, and what to bear in mind of them, in a language."""

from functools import cache
from importlib.resources import files

from balanza.catalog.indicators import indicator
from balanza.definitions import Definition, define_all

PACKAGE = "balanza.catalog"


class Wording(Definition, frozen=True, kw_only=True):
    """An indicator in words of `language`; its formula speaks none."""

    title: str
    caveats: tuple[str, ...]
    language: str = ""


def wording(name: str, language: str) -> Wording:
    """The indicator called `name` in `language`; in English where nobody has translated it.

    Raises  UnknownName when there is no such indicator
    """
    record = indicator(name)
    if known := _wordings(language).get(name):
        return Wording(name=name, title=known.title, caveats=known.caveats, language=language)
    return Wording(name=name, title=record.title, caveats=record.caveats, language="en")


@cache
def _wordings(language: str) -> dict[str, Wording]:
    file = f"wordings.{language}.yaml"
    return define_all(Wording, PACKAGE, file) if files(PACKAGE).joinpath(file).is_file() else {}
