"""The sizes that a picture travels in: in an article, as a square, as a story, on a card."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

SizeName: TypeAlias = Literal["article", "square", "story"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of words looks: letters and line in pixels."""

    letters: float
    line: float
    ink: str = "muted"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's width and height, its margins, the looks of its words, all in pixels.

    Without a height it is as high as what it holds. As PNG each pixel becomes `scale` dots.
    `high` and `low` are kept free above and below: a story's player stands there.
    """

    width: float
    height: float
    scale: float
    margin: float
    title: Style
    subtitle: Style
    foot: Style
    high: float = 0
    low: float = 0


SIZES: dict[SizeName, Size] = {
    "article": Size(
        width=800,
        height=0,
        scale=2,
        margin=20,
        title=Style(20, 26, "ink", bold=True),
        subtitle=Style(14, 20),
        foot=Style(11, 16),
    ),
    "square": Size(
        width=450,
        height=450,
        scale=2.4,
        margin=20,
        title=Style(20, 25, "ink", bold=True),
        subtitle=Style(12, 16),
        foot=Style(8.8, 11.5),
    ),
    "story": Size(
        width=450,
        height=800,
        scale=2.4,
        margin=26,
        title=Style(26, 32, "ink", bold=True),
        subtitle=Style(14.5, 20),
        foot=Style(9.5, 13),
        high=60,
        low=70,
    ),
}
