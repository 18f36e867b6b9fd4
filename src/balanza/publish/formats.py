"""The files that a publication becomes, by format; each is a rendering of the same content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from balanza import figures
from balanza.definitions import choose
from balanza.publications import markdown, page, pdf, word
from balanza.publications.plain import plain
from balanza.publications.queries import FILE, script
from balanza.publications.slides import slides
from balanza.publications.workbook import workbook
from balanza.publish.brief import Publication
from balanza.publish.cite import bibtex, csl, data_sets, references
from balanza.publish.data import about, csv_of, findings_json
from balanza.publish.manifest import manifest, output
from balanza.publish.package import package
from balanza.publish.sdmx import messages

Files: TypeAlias = Iterator[tuple[str, bytes]]
USUAL = ("html", "pdf", "docx", "md", "xlsx", "pptx", "svg", "png")
# What lies beside a format: its pictures, or the queries that its notes name.
NEEDED: Mapping[str, tuple[str, ...]] = {"md": ("svg",), "pdf": ("sql",), "docx": ("sql",)}
NONE: Mapping[str, Files] = {}
Maker: TypeAlias = Callable[[Publication], Files]


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture that becomes dots: its path, the SVG, and the dots of one of its pixels."""

    path: str
    picture: str
    scale: float

    def drawn(self) -> tuple[str, bytes]:
        """The file."""
        return self.path, figures.png(self.picture, self.scale)


def files(made: Sequence[Publication], formats: Sequence[str] = USUAL) -> Files:
    """Every file of a brief, by its path.

    `made` is the brief in each language. The first language lies at the top, every other in a
    folder called by its code; findings and data, which speak no language, lie there once. The
    manifest comes last, for it lists all others.

    Raises  UnknownName when there is no such format; QuestionError when a format needs a
            library that is not there
    """
    first, *others = made
    rest = [(it.content.language, rendered(it, formats)) for it in others]
    yield from bound(first, formats, rest)


def bound(
    first: Publication,
    formats: Sequence[str],
    others: Sequence[tuple[str, Files]],
    ready: Mapping[str, Files] = NONE,
) -> Files:
    """Every file of a brief whose `first` language is made, and whose `others` are rendered.

    `ready` are the files of formats that are made elsewhere.

    Raises  as `files`
    """
    listed = []
    for path, body in _in_order(first, formats, others, ready):
        listed.append(output(path, body))
        yield path, body
    codes = [first.content.language, *(code for code, _ in others)]
    yield from manifest(first, codes, tuple(_makers(formats)), listed)


def _in_order(
    first: Publication,
    formats: Sequence[str],
    others: Sequence[tuple[str, Files]],
    ready: Mapping[str, Files],
) -> Files:
    yield from rendered(first, formats, ready)
    data = list(_data(first))  # made before the others are waited for
    for code, rendering in others:
        yield from ((f"{code}/{path}", body) for path, body in rendering)
    yield from data


def rendered(
    made: Publication, formats: Sequence[str], ready: Mapping[str, Files] = NONE
) -> Files:
    """The files of one language, without its findings and data."""
    for name, maker in _makers(formats).items():
        yield from ready.get(name) or maker(made)


def _makers(formats: Sequence[str]) -> dict[str, Maker]:
    wanted = dict.fromkeys(need for it in formats for need in (it, *NEEDED.get(it, ())))
    return {it: choose("format", it, FORMATS) for it in wanted}


def _html(made: Publication) -> Files:
    yield "index.html", page(made.content).encode()


def _pdf(made: Publication) -> Files:
    yield f"{made.name}.pdf", pdf(made.content)


def _docx(made: Publication) -> Files:
    yield f"{made.name}.docx", word(made.content)


def _md(made: Publication) -> Files:
    yield f"{made.name}.md", markdown(made.content).encode()


def _sql(made: Publication) -> Files:
    yield FILE, script(made.content).encode()


def _svg(made: Publication) -> Files:
    for name, _, picture in _pictures(made):
        yield f"figures/{name}.svg", figures.portable(picture).encode()


def _png(made: Publication) -> Files:
    yield from (it.drawn() for it in plates(made))


def plates(made: Publication) -> Iterator[Plate]:
    """What the files of dots are drawn from: the brief's card, and every picture."""
    yield Plate("card.png", _card(made), figures.CARD_SCALE)
    for name, size, picture in _pictures(made):
        yield Plate(f"figures/{name}.png", picture, figures.SIZES[size].scale)


def _card(made: Publication) -> str:
    """The brief's card, with its first picture."""
    content = made.content
    finding = plain(content.standfirst_html)
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
    "sql": _sql,
    "svg": _svg,
    "png": _png,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "sdmx": messages,
}


def _data(made: Publication) -> Files:
    yield "findings.json", findings_json(made.findings)
    cited = [*references(made.work), *data_sets(made.inputs)]
    yield "citation.bib", (bibtex(cited) + "\n").encode()
    yield "citation.json", (csl(cited) + "\n").encode()
    named = [pair for it in made.shown for pair in it.data.items()]
    yield "data/README.txt", about(named, made.content.label)
    tables = [(it, it.parquet()) for it in made.extracts]
    bodies = {name: csv_of(it) for name, it in named}
    yield "data/datapackage.json", package(made, bodies, tables)
    yield from ((it.path, body) for it, body in tables)
    yield from ((f"data/{name}.csv", body) for name, body in bodies.items())
