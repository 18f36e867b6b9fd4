"""An exhibit's numbers for programs that draw and reckon themselves: its chart and its rows."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from balanza.units import ENGLISH, Notation

Value: TypeAlias = float | int | str | date | None
Kind: TypeAlias = Literal["columns", "bars", "lines", "waterfall"]


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers in a row, None where there is none; `colours` is one, or one for each point."""

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What it takes to draw an exhibit anew; numbers are in the `unit` that they are shown in.

    `form` is how they are written, in the code of spreadsheets. The points of `marked` bear
    their number: they are what the exhibit is about. A `falling` axis has its least on top,
    as places have. A waterfall has one series, whose last point is the sum of the others.
    `notation` is that of numbers in labels, which are words. `says` is what is told beneath it
    where it differs from the picture, so that the picture's own note would not be true;
    `locale` is that of the names of months.
    """

    kind: Kind
    categories: tuple[str, ...] | tuple[date, ...]
    series: tuple[Series, ...]
    unit: str
    form: str
    marked: tuple[int, ...] = ()
    falling: bool = False
    notation: Notation = ENGLISH
    says: str = ""
    locale: str = "en-US"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of rows: its name in the data, what it is called, and how it is written."""

    name: str
    head: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """Rows whole and unrounded: dollars are dollars, ratios are ratios."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
