"""A chart as a picture: SVG in the page's colours, or a file that stands alone."""

# ruff: noqa: PLC0415  The converter holds a browser's engine: load it where something is drawn.
import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html import escape
from threading import Thread
from typing import Any

from balanza.figures.canvas import Spec
from balanza.figures.palette import palette
from balanza.figures.typeface import FAMILY, font_faces, fonts, typst_fonts

PAINT = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
OPENING = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"[^>]*>')
LETTERS = re.compile(r'font-family="[^"]*"')
VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")
IDENTITY = re.compile(r'(\bid="|url\(#|href="#)')
LABEL = re.compile(r' aria-label="([^"]*)"')
ROLE = re.compile(r' (?:role|class|pointer-events|aria-[a-z]+)="[^"]*"')
PATH = re.compile(r' d="[^"]*"')
FINE = re.compile(r"(?<=\.\d\d)\d+")
CLIP = re.compile(r"\bclip(\d+)\b")
BLANK_TEXT = re.compile(r"(<text\b[^>]*)/>")
POINTS = 72  # an inch
IMAGE = '#image("picture.svg", width: 100%, height: 100%)'
BLANK: Spec = {
    "mark": "text",
    "data": {"values": [{}]},
    "encoding": {"text": {"value": "0"}},
}


def svg(chart: Spec) -> str:
    """`chart` as SVG whose colours are the page's, and whose ids are its own.

    The same chart gives the same text, byte for byte.
    """
    wake().join()
    silent, words = _silenced(chart)
    drawn = _numbered(_lean(_spoken(_svg(silent), words)))
    own = sha256(drawn.encode()).hexdigest()[:8]
    return PAINT.sub(_variable, IDENTITY.sub(rf"\g<1>{own}-", drawn))


def plain(picture: str) -> str:
    """An SVG with its colours as on light paper, for programs that know no page."""
    return VARIABLE.sub(r"\1", picture)


def portable(picture: str) -> str:
    """An SVG that carries its typeface, for machines that do not have it."""
    head, end, body = picture.partition(">")
    return f"{head}{end}<style>{font_faces()}</style>{body}"


def printed(picture: str) -> str:
    """An SVG as it is printed: in the colours of light paper, in no typeface but our own."""
    return LETTERS.sub(f'font-family="{FAMILY}"', plain(picture))


def png(picture: str, scale: float = 2) -> bytes:
    """An SVG as PNG, on light paper.

    Typst draws it: it reads the typeface once, where the converter reads it for every word.

    Raises  ValueError when `picture` is no SVG of known size
    """
    import typst

    opening = OPENING.match(picture)
    if not opening:
        raise ValueError(f"no SVG of known size: {picture[:60]!r}")
    wide, high = opening.groups()
    sheet = f"#set page(width: {wide}pt, height: {high}pt, margin: 0pt, fill: none)\n{IMAGE}"
    project: Any = {"main.typ": sheet.encode(), "picture.svg": printed(picture).encode()}
    drawn = typst.compile(
        project,
        format="png",
        ppi=POINTS * scale,
        font_paths=typst_fonts(),
    )
    return bytes(drawn)


@cache
def wake() -> Thread:
    """Start the converter in the background: it takes a third of a second."""
    thread = Thread(target=_wake, name="vl-convert")
    thread.start()
    return thread


def _wake() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(fonts()))
    _svg(BLANK)


def _svg(spec: Spec) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec))


def _silenced(chart: Spec) -> tuple[Spec, list[str]]:
    """`chart` with its texts left blank, and these in the order in which they are drawn.

    Vega measures every text, for which the converter reads the typeface anew: half its time.
    Nothing here depends on what it measures, for we have placed the texts.
    """
    layers, words = [], []
    for layer in chart["layer"]:
        is_text = layer["mark"]["type"] == "text"
        rows = layer["data"]["values"] if is_text else []
        blank = {"data": {"values": [{**row, "text": ""} for row in rows]}} if is_text else {}
        words += [row["text"] for row in rows]
        layers.append({**layer, **blank})
    return {**chart, "layer": layers}, words


def _spoken(drawn: str, words: Sequence[str]) -> str:
    """A picture whose blank texts say `words`.

    Raises  ValueError when there are more of the one than of the other
    """
    *pieces, end = BLANK_TEXT.split(drawn)  # what is before, and how a text looks, in turn
    said = zip(pieces[::2], pieces[1::2], words, strict=True)
    return "".join(f"{a}{b}>{escape(word, quote=False)}</text>" for a, b, word in said) + end


def _lean(drawn: str) -> str:
    """A picture without roles of its parts, for it is one image, or hair's breadths.

    What a mark is of stays, for pages that read a chart out.
    """
    keyed = ROLE.sub("", LABEL.sub(r' data-key="\1"', drawn))
    return PATH.sub(lambda path: FINE.sub("", path[0]), keyed)


def _numbered(drawn: str) -> str:
    """A picture whose clips are counted from nought: Vega counts on from picture to picture."""
    order = {name: str(n) for n, name in enumerate(dict.fromkeys(CLIP.findall(drawn)))}
    return CLIP.sub(lambda clip: f"clip{order[clip[1]]}", drawn)


def _variable(paint: re.Match[str]) -> str:
    return f'{paint[1]}="{_variables().get(paint[2], paint[2])}"'


@cache
def _variables() -> dict[str, str]:
    return {it.light: it.variable for it in palette().values()}
