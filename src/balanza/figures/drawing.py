"""Draws a figure by its kind, whose module is loaded when it is drawn."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from balanza.figures.canvas import Sheet, Spec
from balanza.figures.render import wake
from balanza.figures.spec import Figure, Words
from balanza.units import ENGLISH, Notation

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
    "map": "map.world",
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
    wake()
    return _localized(_kind(figure)(rows, figure, words, Sheet(width, height)), words)


def _localized(chart: Spec, words: Words) -> Spec:
    """`chart` whose axes write numbers as its words do; English is what Vega writes itself."""
    if words.notation != ENGLISH:
        chart["config"]["locale"] = {"number": _vega(words.notation)}
    return chart


def _vega(by: Notation) -> dict[str, Any]:
    """A notation as Vega wants it."""
    return {
        "decimal": by.decimal,
        "thousands": by.group,
        "grouping": [3],
        "currency": by.dollars.split("{}"),
        "percent": by.percent.removeprefix("{}"),
    }


def _kind(figure: Figure) -> "Kind":
    module, name = KINDS[figure.kind].split(".")
    kind: Kind = getattr(import_module(f"balanza.figures.{module}"), name)
    return kind
