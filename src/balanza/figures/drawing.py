"""Draws a figure by its kind. Altair is loaded here, not when this package is."""

# ruff: noqa: PLC0415  Altair takes a second to load; commands that draw nothing do without.
from typing import TYPE_CHECKING, Any

from balanza.figures.render import wake
from balanza.figures.spec import Figure, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import altair as alt

    Kind = Callable[[Sequence[Mapping[str, Any]], Figure, Words, int], alt.LayerChart]


def draw(
    rows: "Sequence[Mapping[str, Any]]", figure: Figure, words: Words, width: int
) -> "alt.LayerChart":
    """`rows` as a chart exactly `width` pixels wide, by the function of the figure's kind."""
    wake()
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):
        return _kind(figure)(rows, figure, words, width)


def _kind(figure: Figure) -> "Kind":
    if figure.kind == "columns":
        from balanza.figures.columns import columns as kind
    elif figure.kind == "waterfall":
        from balanza.figures.waterfall import waterfall as kind
    else:
        from balanza.figures.lines import lines as kind
    return kind
