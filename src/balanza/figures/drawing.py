"""Draws a figure by its kind, whose module is loaded when it is drawn."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from balanza.figures.canvas import Sheet
from balanza.figures.plot import Spec
from balanza.figures.spec import Figure, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Kind = Callable[[Sequence[Mapping[str, Any]], Figure, Words, Sheet], Spec]

KINDS = {
    "columns": "columns.columns",
    "waterfall": "waterfall.waterfall",
    "lines": "lines.lines",
    "bump": "bump.bump",
    "bars": "bars.bars",
    "gauge": "gauge.gauge",
    "map": "map.world_map",
}


def draw(
    rows: "Sequence[Mapping[str, Any]]",
    figure: Figure,
    words: Words,
    width: int,
    height: float = 0,
) -> Spec:
    """`rows` as a chart in Vega-Lite, by the function of the figure's kind.

    It is exactly `width` pixels wide, and `height` high where that is given.
    """
    return _kind(figure)(rows, figure, words, Sheet(width, height))


def _kind(figure: Figure) -> "Kind":
    module, name = KINDS[figure.kind].split(".")
    kind: Kind = getattr(import_module(f"balanza.figures.{module}"), name)
    return kind
