"""What a figure shows, as written in a brief's figures.yaml, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from balanza.catalog import Selection
from balanza.definitions import Definition


class Figure(Definition, frozen=True, kw_only=True):
    """The columns a figure shows; its kind is the function that draws it.

    `y` is divided by `scale`. Of the series in lines, the `top` ones by their last value and
    those in `highlight` are named; the others stand behind them in grey. 0 names all.
    """

    kind: Literal["columns", "waterfall", "lines"]
    shows: Selection
    x: str
    y: str
    series: str = ""
    scale: float = 1.0
    top: int = 0
    highlight: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a figure says in one language.

    `labels` names the codes of x or of the series; `marks` is what stands at a value of x.
    Dates are written as ISO text in both.
    """

    title: str
    subtitle: str
    note: str
    source: str
    alt: str
    labels: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
