"""The card that stands for a brief where somebody shares it."""

import re
from collections.abc import Sequence

from balanza.figures.frame import high, laid, on_paper, written
from balanza.figures.render import OPENING
from balanza.figures.sizes import Style

WIDTH, HEIGHT, MARGIN, SPLIT, GAP, CARD_SCALE = 600.0, 315.0, 24.0, 322.0, 18.0, 2.0
TITLE, FINDING, FOOT = Style(21, 26, "ink", bold=True), Style(12.5, 17.5), Style(8, 10.5)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u00bf\u00a1])")


def card(title: str, finding: str, foot: Sequence[str], picture: str, caption: str = "") -> str:
    """Title, finding and foot at the left of 1200 x 630 dots, an SVG `picture` at the right.

    The caption above the picture says what it shows.

    Of the finding as many sentences as find room are there, each of them whole.
    """
    bottom = laid([(it, FOOT) for it in foot if it], WIDTH - 2 * MARGIN)
    ground = HEIGHT - MARGIN - high(bottom)
    head = laid([(title, TITLE)], SPLIT - MARGIN, even=True)
    free = ground - MARGIN - high(head) - FINDING.line
    said = _fitting(finding, free)
    return on_paper(
        (WIDTH, HEIGHT),
        title,
        written(head, MARGIN, MARGIN - 4)
        + written(said, MARGIN, MARGIN + high(head) + 4)
        + _beside(picture, caption, ground - MARGIN - 12)
        + written(bottom, MARGIN, ground),
    )


def _fitting(finding: str, free: float) -> list[tuple[str, Style]]:
    """The first sentences of the finding that are no higher than `free`."""
    sentences = SENTENCE.split(" ".join(finding.split()))
    for count in range(len(sentences), 0, -1):
        lines = laid([(" ".join(sentences[:count]), FINDING)], SPLIT - MARGIN)
        if high(lines) <= free:
            return lines
    return []


def _beside(picture: str, caption: str, height: float) -> str:
    """The picture at the right beneath its caption, as large as it can be."""
    opening = OPENING.match(picture)
    if not opening:
        return ""
    across, down = float(opening[1]), float(opening[2])
    wide = WIDTH - MARGIN - SPLIT - GAP
    said = laid([(caption, FOOT)], wide)
    free = height - high(said)
    scale = min(wide / across, free / down)
    left = WIDTH - MARGIN - across * scale
    top = MARGIN + high(said) + (free - down * scale) / 2
    inner = picture[opening.end() :].removesuffix("</svg>")
    drawn = f'<g transform="translate({left:.1f},{top:.1f}) scale({scale:.3f})">{inner}</g>'
    return written(said, SPLIT + GAP, MARGIN) + drawn
