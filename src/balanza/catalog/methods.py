"""What indicators are called, and what to bear in mind of them, in a language."""

from functools import cache
from importlib.resources import files

from balanza.catalog.indicators import indicator
from balanza.definitions import Definition, define_all

PACKAGE = "balanza.catalog"


class Method(Definition, frozen=True, kw_only=True):
    """An indicator in words of `language`; its formula speaks none."""

    title: str
    caveats: tuple[str, ...]
    language: str = ""


def method(name: str, language: str) -> Method:
    """The indicator called `name` in `language`; in English where nobody has translated it.

    Raises  UnknownName when there is no such indicator
    """
    record = indicator(name)
    if known := _methods(language).get(name):
        return Method(name=name, title=known.title, caveats=known.caveats, language=language)
    return Method(name=name, title=record.title, caveats=record.caveats, language="en")


@cache
def _methods(language: str) -> dict[str, Method]:
    file = f"methods.{language}.yaml"
    return define_all(Method, PACKAGE, file) if files(PACKAGE).joinpath(file).is_file() else {}
