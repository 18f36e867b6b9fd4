"""A picture that stands alone: title, subtitle, note and source are inside it."""

from collections.abc import Sequence
from html import escape

from balanza.figures.lettering import balance, wrap
from balanza.figures.palette import colour
from balanza.figures.render import OPENING, plain
from balanza.figures.sizes import SIZES, Size, SizeName, Style
from balanza.figures.spec import Words
from balanza.figures.typeface import STACK

ABOVE, BELOW, ALONE = 12, 10, 0.92

Lines = list[tuple[str, Style]]


def space(words: Words, size: SizeName) -> tuple[int, float]:
    """The width and the height that a chart has in a frame of that size; 0 is as it likes."""
    frame = SIZES[size]
    across = int(frame.width - 2 * frame.margin)
    if not frame.height:
        return across, 0
    taken = frame.high + frame.low + 2 * frame.margin + ABOVE + BELOW
    words_high = high(_head(words, frame)) + high(_foot(words, frame))
    return across, frame.height - taken - words_high


def framed(picture: str, words: Words, size: SizeName = "article") -> str:
    """The SVG `picture` with its words around it, in the colours of light paper."""
    opening = OPENING.match(picture)
    if not opening:
        raise ValueError(f"no SVG of known size: {picture[:60]!r}")
    frame = SIZES[size]
    head, foot = _head(words, frame), _foot(words, frame)
    top = frame.margin + frame.high
    chart = top + high(head) + ABOVE
    end = chart + float(opening[2]) + BELOW
    height = frame.height or end + high(foot) + frame.margin
    bottom = height - frame.margin - frame.low - high(foot)
    inner = picture[opening.end() :].removesuffix("</svg>")
    return on_paper(
        (frame.width, height),
        words.alt,
        f"{written(head, frame.margin, top)}"
        f'<g transform="translate({frame.margin:g},{chart:g})">{inner}</g>'
        f"{written(foot, frame.margin, bottom)}",
    )


def on_paper(extent: tuple[float, float], alt: str, inner: str) -> str:
    """An SVG of that width and height on light paper."""
    width, height = extent
    return plain(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' role="img" aria-label="{escape(alt)}" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{colour("paper")}"/>{inner}</svg>'
    )


def laid(said: Sequence[tuple[str, Style]], width: float, even: bool = False) -> Lines:
    """Texts in lines of at most that width, each with its look; `even` ones alike in length."""
    broken = balance if even else _accompanied
    return [
        (line, style)
        for text, style in said
        for line in broken(text, style.letters, width, style.bold)
    ]


def _accompanied(text: str, size: float, width: float, bold: bool) -> list[str]:
    """`text` in lines, of which the last is no word alone, where no more lines are needed."""
    lines = wrap(text, size, width, bold)
    if len(lines) > 1 and " " not in lines[-1]:
        narrower = wrap(text, size, width * ALONE, bold)
        return narrower if len(narrower) == len(lines) else lines
    return lines


def written(lines: Lines, left: float, top: float) -> str:
    """Lines as SVG, one beneath the other."""
    texts = []
    for line, style in lines:
        top += style.line
        texts.append(
            f'<text x="{left:g}" y="{top - style.line / 4:g}" font-family="{STACK}"'
            f' font-size="{style.letters:g}" font-weight="{600 if style.bold else 400}"'
            f' fill="{colour(style.ink)}">{escape(line)}</text>'
        )
    return "".join(texts)


def high(lines: Lines) -> float:
    """How high lines are together."""
    return sum(style.line for _, style in lines)


def _head(words: Words, frame: Size) -> Lines:
    said = [(words.title, frame.title), (words.subtitle, frame.subtitle)]
    return laid(said, frame.width - 2 * frame.margin, even=True)


def _foot(words: Words, frame: Size) -> Lines:
    said = [(words.note, frame.foot), (words.source, frame.foot)]
    return laid(said, frame.width - 2 * frame.margin)
