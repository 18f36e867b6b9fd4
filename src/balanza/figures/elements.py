"""SVG's elements as text: attributes in their order, colours as the page has them."""

from functools import cache
from html import escape

from balanza.figures.palette import palette

PAINTED = ("fill", "stroke")


def number(value: float) -> str:
    """Pixels, to a hundredth; nought has no sign.

    >>> number(-0.001), number(12.5), number(1220.128)
    ('0', '12.5', '1220.13')
    """
    return f"{round(value, 2) + 0.0:.8g}"


def element(tag: str, text: str | None = None, **given: str | None) -> str:
    """An element with what is given of it; where names have a hyphen, `_` stands for it.

    >>> element("rect", width="4", fill=None), element("text", "R&D", font_size="12")
    ('<rect width="4"/>', '<text font-size="12">R&amp;D</text>')
    """
    told = "".join(
        f' {name.replace("_", "-")}="{paint(value) if name in PAINTED else escape(value)}"'
        for name, value in given.items()
        if value is not None
    )
    return (
        f"<{tag}{told}/>"
        if text is None
        else f"<{tag}{told}>{escape(text, quote=False)}</{tag}>"
    )


def paint(colour: str) -> str:
    """A colour that follows the page, if it is one of the palette's."""
    return _variables().get(colour, colour)


@cache
def _variables() -> dict[str, str]:
    return {it.light: it.variable for it in palette().values()}
