"""The HTML of our own prose as blocks and runs, which every kind of paper sets in its way."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any, Literal, TypeAlias

from balanza.errors import CatalogError

TRACE = "#trace-"
BLANK = re.compile(r"[ \t\r\n\f]+")  # HTML's; a no-break space is none
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
STYLES: Mapping[str, Any] = {
    "strong": {"strong": True},
    "b": {"strong": True},
    "em": {"emphasis": True},
    "i": {"emphasis": True},
    "code": {"code": True},
    "sup": {"raised": True},
}
INLINE = {*STYLES, "a", "span"}
HOLDERS = {"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
KNOWN = {"p", "div", *LEVELS, *INLINE, *HOLDERS}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `link` is where they lead, `trace` whose number they are."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    raised: bool = False
    link: str = ""
    trace: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that end in a break."""

    runs: Runs
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the following is about; `level` 2 is a chapter, the title is 1."""

    level: int
    runs: Runs
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Listing:
    """Items, each of blocks, with numbers or with bullets."""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells beneath their heads."""

    heads: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    kind: Literal["grid"] = "grid"


Block: TypeAlias = Paragraph | Heading | Listing | Grid


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its attributes and what is inside."""

    tag: str
    attributes: dict[str, str]
    inside: "list[Element | str]"


def passages(html: str) -> tuple[Block, ...]:
    """The blocks of `html`; words outside any tag are a paragraph.

    Raises  CatalogError when it holds a tag that paper has no form for, or one left open.
    """
    return tuple(_blocks(_parsed(html).inside))


def runs(html: str) -> Runs:
    """The words of `html`, which is one line: a title, a note, a cell.

    Raises  CatalogError, as `passages`
    """
    return _tidy(_runs(_parsed(html).inside, Run("")))


def words_of(line: Runs) -> str:
    """`line` without its styles."""
    return "".join(it.text for it in line)


# A small picture in a line is told by its title: paper sets words.
DRAWN = re.compile(r"<svg\b[^>]*>\s*<title>(.*?)</title>.*?</svg>", re.DOTALL)


class _Reader(HTMLParser):
    """Builds a tree, and minds what it cannot place."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {}, [])]
        self.unknown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KNOWN:
            self.unknown.append(tag)
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.open[-1].inside.append(element)
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            self.unknown.append(f"/{tag}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def _parsed(html: str) -> Element:
    reader = _Reader()
    reader.feed(DRAWN.sub(r"\1", html))
    reader.close()
    if reader.unknown or len(reader.open) > 1:
        told = ", ".join(f"<{it}>" for it in dict.fromkeys(reader.unknown)) or "a tag left open"
        raise CatalogError(
            f"The text {html[:60]!r} holds {told}; paper knows {', '.join(sorted(KNOWN))}. "
            "Write it in Markdown with headings, lists, emphasis and links alone."
        )
    return reader.open[0]


def _blocks(inside: Sequence[Element | str]) -> Iterator[Block]:
    """Blocks as they stand; words between them are paragraphs of their own."""
    loose: list[Element | str] = []
    for it in inside:
        if isinstance(it, str) or it.tag in INLINE:
            loose.append(it)
            continue
        yield from _paragraph(loose)
        loose = []
        yield from _block(it)
    yield from _paragraph(loose)


def _block(it: Element) -> Iterator[Block]:
    if it.tag in LEVELS:
        yield Heading(LEVELS[it.tag], _tidy(_runs(it.inside, Run(""))))
    elif it.tag in {"ul", "ol"}:
        items = tuple(tuple(_blocks(item.inside)) for item in _all(it, "li"))
        yield Listing(it.tag == "ol", items)
    elif it.tag == "table":
        yield _grid(it)
    elif it.tag == "p":
        yield from _paragraph(it.inside)
    else:
        yield from _blocks(it.inside)


def _paragraph(inside: Sequence[Element | str]) -> Iterator[Block]:
    if line := _tidy(_runs(inside, Run(""))):
        yield Paragraph(line)


def _grid(table: Element) -> Grid:
    lines = [
        tuple(_tidy(_runs(cell.inside, Run(""))) for cell in _all(row, "th", "td"))
        for row in _all(table, "tr")
    ]
    return Grid(lines[0], tuple(lines[1:])) if lines else Grid((), ())


def _all(it: Element, *tags: str) -> Iterator[Element]:
    """The nearest elements below `it` that are called so."""
    for child in it.inside:
        if isinstance(child, Element):
            if child.tag in tags:
                yield child
            else:
                yield from _all(child, *tags)


def _runs(inside: Iterable[Element | str], style: Run) -> Iterator[Run]:
    for it in inside:
        if isinstance(it, str):
            yield replace(style, text=it)
        else:
            yield from _runs(it.inside, _styled(style, it))


def _styled(style: Run, it: Element) -> Run:
    if it.tag == "a":
        target = it.attributes.get("href", "")
        if target.startswith(TRACE):
            return replace(style, trace=target.removeprefix(TRACE))
        return replace(style, link=target)
    return replace(style, **STYLES.get(it.tag, {}))


def _tidy(found: Iterable[Run]) -> Runs:
    """Runs with single spaces between words, and none at either end."""
    line: list[Run] = []
    for it in found:
        text = BLANK.sub(" ", it.text)
        if not line or line[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            line.append(replace(it, text=text))
    while line and not (last := line[-1].text.removesuffix(" ")):
        line.pop()
    return (*line[:-1], replace(line[-1], text=last)) if line else ()
