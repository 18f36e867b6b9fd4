"""The files that a publication becomes, by format; each is a rendering of the same content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from balanza import figures
from balanza.definitions import choose
from balanza.publications.page import page
from balanza.publications.slides import slides
from balanza.publications.workbook import workbook
from balanza.publish.brief import Publication
from balanza.publish.data import about, csv_of, findings_json
from balanza.publish.manifest import manifest, output
from balanza.publish.package import package
from balanza.publish.sdmx import messages

Files: TypeAlias = Iterator[tuple[str, bytes]]
Maker: TypeAlias = Callable[[Publication], Files]
USUAL = ("html", "svg", "png")


def files(made: Sequence[Publication], formats: Sequence[str] = USUAL) -> Files:
    """Every file of a brief, by its path.

    `made` is the brief in each language. The first language lies at the top, every other in a
    folder called by its code; findings and data, which speak no language, lie there once. The
    manifest comes last, for it lists all others.

    Raises  UnknownName when there is no such format; QuestionError when a format needs a
            library that is not there
    """
    makers = [choose("format", it, FORMATS) for it in formats]
    listed = []
    for path, body in _made(made, makers):
        listed.append(output(path, body))
        yield path, body
    yield from manifest(made, formats, listed)


def _made(made: Sequence[Publication], makers: Sequence[Maker]) -> Files:
    first, *others = made
    yield from (file for maker in makers for file in maker(first))
    for it in others:
        code = it.content.language
        yield from ((f"{code}/{path}", body) for maker in makers for path, body in maker(it))
    yield from _data(first)


def _html(made: Publication) -> Files:
    yield "index.html", page(made.content).encode()


def _svg(made: Publication) -> Files:
    for it in made.shown:
        if it.pictures:
            yield f"figures/{it.exhibit.name}.svg", it.pictures.alone.encode()


def _png(made: Publication) -> Files:
    for it in made.shown:
        if it.pictures:
            yield f"figures/{it.exhibit.name}.png", figures.png(it.pictures.alone)


def _xlsx(made: Publication) -> Files:
    yield "brief.xlsx", workbook(made.content)


def _pptx(made: Publication) -> Files:
    yield "brief.pptx", slides(made.content)


FORMATS: Mapping[str, Maker] = {
    "html": _html,
    "svg": _svg,
    "png": _png,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "sdmx": messages,
}


def _data(made: Publication) -> Files:
    yield "findings.json", findings_json(made.findings)
    named = [(it.exhibit.name, it.evidence) for it in made.shown]
    yield "data/README.txt", about(named, made.content.label)
    yield "data/datapackage.json", package(made)
    for name, evidence in named:
        yield f"data/{name}.csv", csv_of(evidence)
