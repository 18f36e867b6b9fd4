"""A brief in several languages, each page of which leads to the others."""

from collections.abc import Sequence
from dataclasses import replace

from balanza.publications import Translation
from balanza.publications.language import language
from balanza.publish.brief import Publication

PAGE = "index.html"


def translated(made: Sequence[Publication]) -> list[Publication]:
    """`made`, the first language at the top and every other in a folder called by its code."""
    return [
        replace(it, content=replace(it.content, translations=_others(it, made))) for it in made
    ]


def _others(it: Publication, made: Sequence[Publication]) -> tuple[Translation, ...]:
    up = "" if it is made[0] else "../"
    found = []
    for other in made:
        code = other.content.language
        if other is not it:
            down = "" if other is made[0] else f"{code}/"
            found.append(Translation(code, language(code).language, f"{up}{down}{PAGE}"))
    return tuple(found)
