"""The axes of native charts of slides, and the letters that charts share."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any, TypeAlias

from balanza.figures import colour
from balanza.publications.chart import Chart
from balanza.publications.office import FORMS, spoken
from balanza.publications.ticks import LYING, form_along, months_apart, step

Plot: TypeAlias = Any  # the library has no types
SMALL, TICKS = 11, 10  # points; labels along an axis
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def axes(drawn: Plot, chart: Chart) -> None:
    """Dress the axes of a chart: what stands along them, how it is written, and where."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK  # noqa: PLC0415

    along, up = drawn.category_axis, drawn.value_axis
    along.tick_label_position = (XL_TICK_LABEL_POSITION.LOW, XL_TICK_LABEL_POSITION.HIGH)[
        chart.falling
    ]
    along.major_tick_mark = up.major_tick_mark = XL_TICK_MARK.NONE
    along.format.line.color.rgb = rgb(colour("ink"))
    along.has_major_gridlines = False
    up.format.line.fill.background()
    up.major_gridlines.format.line.color.rgb = rgb(colour("rule"))
    up.tick_labels.number_format = form_along(chart)
    up.tick_labels.number_format_is_linked = False
    up.reverse_order = chart.falling
    up.major_unit = step(chart)
    if chart.falling:
        up.minimum_scale = 1
    if chart.kind in LYING:  # each bar bears its number, and the title the unit
        up.visible = up.has_major_gridlines = False
        return _along(along, chart)
    _titled(up, chart.unit)
    if chart.kind == "lines":
        _from_edge_to_edge(up)
    return _along(along, chart)


def _from_edge_to_edge(up: Plot) -> None:
    """Let lines begin and end where the rules do, so that none runs through their names."""
    crossing = up._element.find(f"{{{CHART}}}crosses")  # noqa: SLF001  the library cannot
    crossing.addnext(tag(crossing, "crossBetween", val="midCat"))


def _titled(up: Plot, unit: str) -> None:
    up.has_title = True
    up.axis_title.text_frame.text = unit
    small(up.axis_title.text_frame.paragraphs[0])


def _along(along: Plot, chart: Chart) -> None:
    """What an axis of categories needs by what stands along it."""
    if isinstance(chart.categories[0], date):
        _dated(along, chart)
    elif chart.kind in LYING:
        along.reverse_order = True
    elif len(chart.categories) <= 2 * TICKS:
        _level(along)
    else:
        every = ceil(len(chart.categories) / TICKS)
        _after(along._element, "noMultiLvlLbl", [("tickLblSkip", every)])  # noqa: SLF001


def _level(along: Plot) -> None:
    """Names that stand level, on two lines where they are long: none leans."""
    _ = along.tick_labels.font  # which makes the element that says how they stand
    body = along._element.txPr.bodyPr  # noqa: SLF001  the library turns no labels
    body.set("rot", "0")
    body.set("vert", "horz")


def _dated(along: Plot, chart: Chart) -> None:
    along.tick_labels.number_format = spoken(FORMS["month"], chart.notation, chart.locale)
    along.tick_labels.number_format_is_linked = False
    _level(along)
    units = [
        *(("majorUnit", months_apart(chart)), ("majorTimeUnit", "months")),
        *(("minorUnit", 12), ("minorTimeUnit", "months")),
    ]
    _after(along._element, "", units)  # noqa: SLF001  the library sets no dates


def _after(element: Plot, before: str, told: Sequence[tuple[str, object]]) -> None:
    """Put properties of an axis in before another, or at its end."""
    there = element.find(f"{{{CHART}}}{before}") if before else None
    for name, value in told:
        made = tag(element, name, val=str(value))
        if there is None:
            element.append(made)
        else:
            there.addprevious(made)


def tag(beside: Plot, name: str, **told: str) -> Plot:
    """An element of a chart's XML, not yet placed."""
    return beside.makeelement(f"{{{CHART}}}{name}", told)


def small(paragraph: Plot, hue: str = "", bold: bool = False) -> None:
    """Set a paragraph in the letters of a chart."""
    paragraph.font.size, paragraph.font.bold = points(SMALL), bold
    paragraph.font.color.rgb = rgb(hue or colour("muted"))


def rgb(hue: str) -> Any:  # noqa: ANN401  its library has no types
    """A colour of ours as the library wants it."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415

    return RGBColor.from_string(hue.lstrip("#").upper())


def points(size: float) -> Any:  # noqa: ANN401  its library has no types
    """A size in points."""
    from pptx.util import Pt  # noqa: PLC0415

    return Pt(size)
