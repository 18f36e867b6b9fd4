"""The files that a publication becomes, by format; each is a rendering of the same content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from balanza import figures
from balanza.definitions import choose
from balanza.publications import markdown, page, pdf, word
from balanza.publications.slides import slides
from balanza.publications.workbook import workbook
from balanza.publish.brief import Publication
from balanza.publish.data import about, csv_of, findings_json
from balanza.publish.manifest import manifest, output
from balanza.publish.package import package
from balanza.publish.sdmx import messages
from balanza.publish.translations import translated

Files: TypeAlias = Iterator[tuple[str, bytes]]
USUAL = ("html", "pdf", "docx", "md", "xlsx", "pptx", "svg", "png")
NEEDED: Mapping[str, tuple[str, ...]] = {"md": ("svg",)}  # its pictures are files of their own
Maker: TypeAlias = Callable[[Publication], Files]


def files(made: Sequence[Publication], formats: Sequence[str] = USUAL) -> Files:
    """Every file of a brief, by its path.

    `made` is the brief in each language. The first language lies at the top, every other in a
    folder called by its code; findings and data, which speak no language, lie there once. The
    manifest comes last, for it lists all others.

    Raises  UnknownName when there is no such format; QuestionError when a format needs a
            library that is not there
    """
    wanted = dict.fromkeys(need for it in formats for need in (it, *NEEDED.get(it, ())))
    makers = [choose("format", it, FORMATS) for it in wanted]
    made, listed = translated(made), []
    for path, body in _made(made, makers):
        listed.append(output(path, body))
        yield path, body
    yield from manifest(made, tuple(wanted), listed)


def _made(made: Sequence[Publication], makers: Sequence[Maker]) -> Files:
    first, *others = made
    yield from (file for maker in makers for file in maker(first))
    for it in others:
        code = it.content.language
        yield from ((f"{code}/{path}", body) for maker in makers for path, body in maker(it))
    yield from _data(first)


def _html(made: Publication) -> Files:
    yield "index.html", page(made.content).encode()


def _pdf(made: Publication) -> Files:
    yield f"{made.name}.pdf", pdf(made.content)


def _docx(made: Publication) -> Files:
    yield f"{made.name}.docx", word(made.content)


def _md(made: Publication) -> Files:
    yield f"{made.name}.md", markdown(made.content).encode()


def _svg(made: Publication) -> Files:
    for name, _, picture in _pictures(made):
        yield f"figures/{name}.svg", figures.portable(picture).encode()


def _png(made: Publication) -> Files:
    yield "card.png", figures.png(_card(made), figures.CARD_SCALE)
    for name, size, picture in _pictures(made):
        yield f"figures/{name}.png", figures.png(picture, figures.SIZES[size].scale)


def _card(made: Publication) -> str:
    """The brief's card, with its first picture."""
    content = made.content
    finding = content.standfirst_html.striptags()
    foot = (content.dateline, content.label)
    for it in made.shown:
        if it.exhibit.pictures:
            picture, caption = it.exhibit.pictures["narrow"], it.pictures.words.subtitle
            return figures.card(content.title, finding, foot, picture, caption)
    return figures.card(content.title, finding, foot, "")


def _pictures(made: Publication) -> Iterator[tuple[str, figures.SizeName, str]]:
    """Every exhibit in every size: its name, which ends in the size but for the article's."""
    for it in made.shown:
        for size in figures.SIZES:
            name = it.exhibit.name if size == "article" else f"{it.exhibit.name}-{size}"
            yield name, size, it.pictures.sized(size)


def _xlsx(made: Publication) -> Files:
    yield f"{made.name}.xlsx", workbook(made.content)


def _pptx(made: Publication) -> Files:
    yield f"{made.name}.pptx", slides(made.content)


FORMATS: Mapping[str, Maker] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "md": _md,
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
