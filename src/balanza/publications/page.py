"""Binds prose, exhibits and traces into one HTML page that needs nothing else."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Literal

import jinja2
from markupsafe import Markup, escape

from balanza.definitions import Definition, choose, define, read
from balanza.figures import css, font_faces
from balanza.publications.breadth import is_broad
from balanza.publications.content import Exhibit, Page, Readouts
from balanza.publications.grids import is_amount
from balanza.publications.office import OfficeWords
from balanza.publications.unbroken import kept, unbroken

NUMBER = re.compile(
    r'([(\u201c\u2018]?)<a class="number" href="#trace-([^"]+)">(.*?)</a>'
    r"([)\u201d\u2019.,;:!?]*)",
    re.DOTALL,
)
BUTTON = Markup(
    '<span class="whole">{before}<button type="button" class="number"'
    ' popovertarget="card-{name}">{text}</button>'
    '<sup class="note"><a href="#trace-{name}">{note}</a></sup>{after}</span>'
)
# A button cannot break into lines. The script of the page opens the card of such a link too.
LINK = Markup(
    '<span class="whole">{before}<a class="number" href="#trace-{name}"'
    ' data-card="card-{name}">{text}</a>'
    '<sup class="note"><a href="#trace-{name}">{note}</a></sup>{after}</span>'
)
LONG = 30  # letters that a line of a phone holds
PICTURE = Markup('<div class="{breadth}"><svg role="img" aria-label="{alt}"{rest}</div>')
WORDS = re.compile(r"words\.(\w+)\.yaml")
TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("balanza.publications", "."),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class PageWords(Definition, frozen=True, kw_only=True):
    """What a page says by itself, in one language, and the paper its readers have."""

    skip: str
    languages: str
    exhibit: str
    source: str
    data: str
    chart: str
    explore: str
    numbers: str
    numbers_intro: str
    indicator: str
    selection: str
    query: str
    vintage: str
    sources: str
    fetched: str
    caveats: str
    whole: str
    cite: str
    cite_note: str
    cite_version: str
    how_made: str
    close: str
    definitions: str
    definitions_intro: str
    answers: str
    queries: str
    queries_intro: str
    queries_file: str
    queries_view: str
    queries_head: str
    page_of: str
    paper: Literal["us-letter", "a4"]
    locale: str
    office: OfficeWords


def page(content: Page) -> str:
    """The whole page, in which each number opens the card that says how it was made.

    Raises  UnknownName when a number links to no trace, or nobody wrote the page's words
            in its language.
    """
    numbers = {trace.name: n for n, trace in enumerate(content.traces, start=1)}
    return TEMPLATES.get_template("page.html.jinja").render(
        page=content,
        words=page_words(content.language),
        numbers=numbers,
        mark=content.label.partition(":")[0],  # what follows says what kind of edition it is
        linked=lambda html: _linked(html, numbers, content.language),
        whole=lambda text: unbroken(escape(text), content.language),
        kept=lambda text: kept(text, content.language),  # lines of a span are not balanced
        pictures=_pictures,
        told=lambda exhibit: _told(exhibit, numbers, page_words(content.language)),
        script=_script(),
        policy=_policy(),
        font_faces=font_faces(),
        is_amount=lambda cell: is_amount(cell.striptags()),
        is_broad=is_broad,
        light=css(),
        dark=css(dark=True),
    )


@cache
def page_words(language: str) -> PageWords:
    """What a page says by itself in `language`.

    Raises  UnknownName when there is no file of words for it.
    """
    here = (WORDS.fullmatch(it.name) for it in files("balanza.publications").iterdir())
    known = {found[1]: found[0] for found in here if found}
    file = choose("language", language, known)
    return define(PageWords, language, read("balanza.publications", file), file)


def _linked(html: Markup, numbers: dict[str, int], language: str) -> Markup:
    """`html` whose links to traces are buttons that open a card, and numbered notes."""
    start, linked = 0, Markup("")
    for link in NUMBER.finditer(html):
        before, name, text, after = map(_safe, link.groups())
        note = choose("trace", str(name), numbers)
        linked += unbroken(_safe(html[start : link.start()]), language)
        way = LINK if len(text.striptags()) > LONG else BUTTON
        linked += way.format(before=before, name=name, text=text, note=note, after=after)
        start = link.end()
    return linked + unbroken(_safe(html[start:]), language)


def _told(exhibit: Exhibit, numbers: dict[str, int], words: PageWords) -> dict[str, Any]:
    """What the page's script is told of a picture: what each mark says, and its card's name."""
    said, whole = exhibit.readouts or Readouts("", (), ()), f"exhibit-{exhibit.name}"
    return {
        "chart": words.chart,
        "explore": words.explore.format(exhibit=exhibit.title_html.striptags()),
        "unit": said.unit,
        "when": said.when,
        "of": [(it.key, it.name, it.values) for it in said.courses],
        "traces": {mark: it for mark, it in said.traces.items() if it in numbers},
        "trace": whole if whole in numbers else "",
    }


@cache
def _script() -> str:
    return files("balanza.publications").joinpath("page.js").read_text("utf-8")


@cache
def _policy() -> str:
    """What a browser lets the page do: run this script, and fetch nothing."""
    digest = b64encode(sha256(_script().encode()).digest()).decode("ascii")
    return (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _safe(piece: str) -> Markup:
    """A piece of what was safe as a whole."""
    return Markup(piece)  # noqa: S704


def _pictures(exhibit: Exhibit) -> Markup:
    """Both pictures of an exhibit; the page shows the one that its breadth has room for."""
    return Markup("").join(
        PICTURE.format(
            breadth=breadth,
            alt=exhibit.alt,
            rest=_safe(picture.removeprefix("<svg")),
        )
        for breadth, picture in exhibit.pictures.items()
    )
