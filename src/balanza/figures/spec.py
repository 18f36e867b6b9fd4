"""What a figure shows, as written in a brief's figures.yaml, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from balanza.catalog import Selection
from balanza.definitions import Definition
from balanza.units import ENGLISH, Notation


class Figure(Definition, frozen=True, kw_only=True):
    """The columns a figure shows; its kind is the function that draws it.

    `y` is divided by `scale`. Of the series, bars or circles, the `top` ones by their last
    value and those in `highlight` are named; the others stand behind them in grey, or
    together. 0 names all.
    """

    kind: Literal["columns", "waterfall", "lines", "bump", "bars", "gauge", "map"]
    shows: Selection
    x: str
    y: str
    series: str = ""
    scale: float = 1.0
    top: int = 0
    highlight: tuple[str, ...] = ()


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a language says what a chart finds in its data; what it names stands in braces."""

    passes: str
    peak: str
    peak_now: str
    since: dict[str, str]
    others: str
    equal_suppliers: str
    trend: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a figure says in one language.

    `labels` names the codes of x and of the series; `marks` is what stands at a value of x.
    Dates are written as ISO text in both. `notation` is how its numbers are written.
    """

    language: str
    phrases: Phrases

    title: str
    subtitle: str
    note: str
    source: str
    alt: str
    labels: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    notation: Notation = ENGLISH

    def named(self, code: str) -> str:
        """What a code is called."""
        return self.labels.get(code, code)
