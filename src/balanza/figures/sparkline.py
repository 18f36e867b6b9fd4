"""Sparkline: the course of a series as small as a word, for the cells of a table."""

from collections.abc import Sequence
from html import escape

from balanza.figures.palette import palette

WIDTH, HEIGHT, EDGE = 104, 24, 3


def sparkline(values: Sequence[float], most: float, colour: str, says: str) -> str:
    """`values` in their order as a line from nought to `most`, as SVG that says what it shows.

    `colour` is a name of the palette; one that it lacks is grey.
    """
    paint = palette().get(colour, palette()["muted"]).variable
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    places = [
        (EDGE + n * step, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / (most or 1))
        for n, value in enumerate(values)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    foot = HEIGHT - EDGE
    end = places[-1]
    return (
        f'<svg class="trend" role="img" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}"><title>{escape(says)}</title>'
        f'<path d="M{EDGE},{foot}H{WIDTH - EDGE}" stroke="{palette()["rule"].variable}"/>'
        f'<polyline points="{line}" fill="none" stroke="{paint}" stroke-width="1.6"'
        f' stroke-linejoin="round"/>'
        f'<circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="2.4" fill="{paint}"/></svg>'
    )
