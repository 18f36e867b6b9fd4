"""How rows are drawn: one module per kind of figure; Altair loads when one is drawn."""

from balanza.figures.drawing import draw
from balanza.figures.frame import framed
from balanza.figures.palette import Colour, colour, css, partner_colour
from balanza.figures.render import plain, png, svg
from balanza.figures.spec import Figure, Words

__all__ = [
    "Colour",
    "Figure",
    "Words",
    "colour",
    "css",
    "draw",
    "framed",
    "partner_colour",
    "plain",
    "png",
    "svg",
]
