"""How rows are drawn: one module per kind of figure, a chart in Vega-Lite each."""

from balanza.figures.card import CARD_SCALE, card
from balanza.figures.drawing import draw
from balanza.figures.frame import framed, space
from balanza.figures.palette import Colour, accent, colour, css, partner_colour
from balanza.figures.partner_table import partner_table
from balanza.figures.render import plain, png, portable, printed, svg
from balanza.figures.sizes import SIZES, SizeName
from balanza.figures.sparkline import sparkline
from balanza.figures.spec import Figure, Phrases, Words
from balanza.figures.typeface import font_faces, fonts, typst_fonts

__all__ = [
    "CARD_SCALE",
    "SIZES",
    "Colour",
    "Figure",
    "Phrases",
    "SizeName",
    "Words",
    "accent",
    "card",
    "colour",
    "css",
    "draw",
    "font_faces",
    "fonts",
    "framed",
    "partner_colour",
    "partner_table",
    "plain",
    "png",
    "portable",
    "printed",
    "space",
    "sparkline",
    "svg",
    "typst_fonts",
]
