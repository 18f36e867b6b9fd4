"""A chart as a picture: SVG in the page's colours, or a file that stands alone."""

import re
from itertools import chain
from typing import Any

from balanza.figures.axes import axes
from balanza.figures.elements import number
from balanza.figures.marks import marks
from balanza.figures.plot import Plot, Scale, Spec
from balanza.figures.typeface import FAMILY, font_faces, typst_fonts

OPENING = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"[^>]*>')
LETTERS = re.compile(r'font-family="[^"]*"')
VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")
POINTS = 72  # an inch
IMAGE = '#image("picture.svg", width: 100%, height: 100%)'


def svg(chart: Spec) -> str:
    """`chart` as SVG in the colours of the page.

    The same chart gives the same text, byte for byte.

    Raises  UnknownName when it has a mark that is not drawn here
    """
    plot, around = _plot(chart), chart["padding"]
    wide = number(around["left"] + plot.x.pixels + around["right"])
    high = number(around["top"] + plot.y.pixels + around["bottom"])
    inner = chain(axes(chart, plot), *(marks(it, plot) for it in chart["layer"]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
        f' viewBox="0 0 {wide} {high}"><g fill="none" font-family="{chart["config"]["font"]}"'
        f' transform="translate({number(around["left"])},{number(around["top"])})">'
        f"{''.join(inner)}</g></svg>"
    )


def _plot(chart: Spec) -> Plot:
    """The scales of a chart, which all its layers share."""
    placed = next(it["encoding"] for it in chart["layer"] if "encoding" in it)
    (west, east), (low, high) = (placed[way]["scale"]["domain"] for way in ("x", "y"))
    return Plot(Scale(west, east, chart["width"]), Scale(low, high, chart["height"]))


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

    Raises  ValueError when `picture` is no SVG of known size
    """
    import typst  # noqa: PLC0415  a compiler: load it where something is drawn

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
