"""A picture that stands alone: title, subtitle, note and source are inside it."""

import re
from dataclasses import dataclass
from html import escape

from balanza.figures.lettering import wrap
from balanza.figures.palette import colour
from balanza.figures.render import plain
from balanza.figures.spec import Words

FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
OPENING = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"[^>]*>')
MARGIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of words in a frame looks."""

    size: int
    weight: int
    ink: str
    line: float


TITLE, SUBTITLE, FOOT = (
    Style(20, 700, "ink", 26),
    Style(14, 400, "muted", 20),
    Style(11, 400, "muted", 16),
)


def framed(picture: str, words: Words) -> str:
    """The SVG `picture` with its words around it, in the colours of light paper."""
    opening = OPENING.match(picture)
    if not opening:
        raise ValueError(f"no SVG of known size: {picture[:60]!r}")
    across, down = float(opening[1]), float(opening[2])
    head, top = _written([(words.title, TITLE), (words.subtitle, SUBTITLE)], MARGIN, across)
    feet = [(words.note, FOOT), (words.source, FOOT)]
    foot, bottom = _written(feet, top + down + 22, across)
    width, height = across + 2 * MARGIN, bottom + MARGIN
    inner = picture[opening.end() :].removesuffix("</svg>")
    return plain(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' role="img" aria-label="{escape(words.alt)}" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{colour("paper")}"/>'
        f'{head}<g transform="translate({MARGIN},{top + 12:g})">{inner}</g>{foot}</svg>'
    )


def _written(said: list[tuple[str, Style]], top: float, width: float) -> tuple[str, float]:
    """Texts as SVG, one beneath the other from `top`, and where they end."""
    texts = []
    for text, style in said:
        for line in wrap(text, style.size * (1.08 if style is TITLE else 1), width):
            top += style.line
            texts.append(
                f'<text x="{MARGIN}" y="{top - style.line / 4:g}" font-family="{FONT}"'
                f' font-size="{style.size}" font-weight="{style.weight}"'
                f' fill="{colour(style.ink)}">{escape(line)}</text>'
            )
    return "".join(texts), top
