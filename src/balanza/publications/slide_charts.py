"""Native charts of slides, whose data open with "Edit data"."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any, TypeAlias

from balanza.figures import colour
from balanza.figures.lettering import spread
from balanza.publications.chart import Chart
from balanza.publications.content import Exhibit
from balanza.publications.office import unsigned, written
from balanza.publications.stacks import stacks

if TYPE_CHECKING:
    from pptx.slide import Slide

Plot: TypeAlias = Any  # the library has no types
SMALL = 11
TICKS, LABEL = 10, 0.05  # labels along an axis; the height of a label in that of the plot
LAST = 0.022  # how far the number of the last column stands to the right
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PLOT = (0.06, 0.03, 0.79, 0.86)  # of the chart: left, top, width, height


def draw(slide: "Slide", exhibit: Exhibit, chart: Chart, area: Sequence[float]) -> None:
    """Add `chart` to a slide; `area` is left, top, width and height in inches."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415  only where slides are wanted
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415
    from pptx.util import Inches  # noqa: PLC0415

    data = CategoryChartData(number_format=chart.form)
    data.categories = chart.categories
    for name, values in _series(chart).items():
        data.add_series(name, values)
    kind = {
        "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "bars": XL_CHART_TYPE.BAR_CLUSTERED,
        "lines": XL_CHART_TYPE.LINE,
        "waterfall": XL_CHART_TYPE.COLUMN_STACKED,
    }[chart.kind]
    frame = slide.shapes.add_chart(kind, *map(Inches, area), data)
    properties = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001  it has no other way
    properties.set("descr", exhibit.alt)
    properties.set("name", exhibit.name)
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size, drawn.font.color.rgb = _points(SMALL), _rgb(colour("ink"))
    _axes(drawn, chart)
    DRESSED[chart.kind](drawn.plots[0], chart)


def _series(chart: Chart) -> Mapping[str, Sequence[float | None]]:
    if chart.kind != "waterfall":
        return {it.name: it.values for it in chart.series}
    parts = stacks(chart)
    return {
        "base": parts.base,
        "above": parts.above,
        "below": parts.below,
        "beyond": parts.beyond,
    }


def _axes(drawn: Plot, chart: Chart) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK  # noqa: PLC0415

    along, up = drawn.category_axis, drawn.value_axis
    along.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    along.major_tick_mark = up.major_tick_mark = XL_TICK_MARK.NONE
    along.format.line.color.rgb = _rgb(colour("ink"))
    along.has_major_gridlines = False
    up.format.line.fill.background()
    up.major_gridlines.format.line.color.rgb = _rgb(colour("rule"))
    up.tick_labels.number_format = unsigned(chart.form)
    up.tick_labels.number_format_is_linked = False
    up.reverse_order = chart.falling
    up.has_title = True
    up.axis_title.text_frame.text = chart.unit
    _small(up.axis_title.text_frame.paragraphs[0])
    _along(along, chart)


def _along(along: Plot, chart: Chart) -> None:
    """What an axis of categories needs by what stands along it."""
    if isinstance(chart.categories[0], date):
        _dated(along)
    elif chart.kind == "bars":
        along.reverse_order = True
    elif len(chart.categories) > 2 * TICKS:
        every = ceil(len(chart.categories) / TICKS)
        _after(along._element, "noMultiLvlLbl", [("tickLblSkip", every)])  # noqa: SLF001


def _dated(along: Plot) -> None:
    along.tick_labels.number_format = "yyyy"
    along.tick_labels.number_format_is_linked = False
    units = [("majorUnit", 2), ("majorTimeUnit", "years")]
    _after(along._element, "", units)  # noqa: SLF001  the library sets no dates


def _after(element: Plot, before: str, told: Sequence[tuple[str, object]]) -> None:
    """Put properties of an axis in before another, or at its end."""
    there = element.find(f"{{{CHART}}}{before}") if before else None
    for name, value in told:
        made = _element(element, name, val=str(value))
        if there is None:
            element.append(made)
        else:
            there.addprevious(made)


def _columns(plot: Plot, chart: Chart) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415

    plot.gap_width = 35
    for series, it in zip(plot.series, chart.series, strict=True):
        series.invert_if_negative = False
        _coloured(series, it.colours, len(it.values))
        for n in chart.marked:
            label = series.points[n].data_label
            _worded(label, written(it.values[n] or 0, chart.form, chart.notation))
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            if chart.kind == "columns" and n == len(it.values) - 1:
                _moved(label, 0, LAST)  # off the longer bar beside it


def _waterfall(plot: Plot, chart: Chart) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415

    plot.gap_width, plot.overlap = 35, 100
    base, above, below, beyond = plot.series
    for series in (base, beyond):
        series.format.fill.background()
    hues = chart.series[0].colours
    for series in (above, below):
        series.invert_if_negative = False
        _coloured(series, hues, len(hues))
    for n, value in enumerate(chart.series[0].values):
        label = beyond.points[n].data_label
        _worded(label, written(value or 0, chart.form, chart.notation))
        label.position = XL_LABEL_POSITION.INSIDE_BASE


def _lines(plot: Plot, chart: Chart) -> None:
    """Each line named where it ends, the names apart from one another."""
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415

    moved = _moves(chart)
    for series, it, move in zip(plot.series, chart.series, moved, strict=True):
        series.smooth = False
        series.format.line.color.rgb = _rgb(it.colours[0])
        series.format.line.width = _points(3.5 if it.strong else 2)
        for n in chart.marked:
            value = it.values[n]
            if value is not None:
                label = series.points[n].data_label
                name = f"{it.name} " if len(chart.series) > 1 else ""
                _worded(
                    label,
                    name + written(value, chart.form, chart.notation),
                    it.colours[0],
                    it.strong,
                )
                label.position = XL_LABEL_POSITION.RIGHT
                _moved(label, move)


def _moves(chart: Chart) -> list[float]:
    """How far down each name must move, in heights of the chart."""
    values = [value for it in chart.series for value in it.values if value is not None]
    low, high = min(0.0, *values), max(values)
    ends = [it.values[-1] or 0.0 for it in chart.series]
    at = [(end - low) / ((high - low) * 1.08 or 1) for end in ends]
    found = spread(at, LABEL / PLOT[3], 0.0, 1.0)
    sign = -1 if chart.falling else 1
    return [sign * (was - place) * PLOT[3] for was, place in zip(at, found, strict=True)]


def _moved(label: Plot, down: float, right: float = 0.004) -> None:
    """Move a label, in heights and widths of the chart."""
    element = label._dLbl  # noqa: SLF001  the library places no labels
    layout = _element(element, "layout")
    element.find(f"{{{CHART}}}idx").addnext(layout)
    manual = _element(layout, "manualLayout")
    layout.append(manual)
    for name, value in (("x", right), ("y", round(down, 4))):
        manual.append(_element(manual, name, val=str(value)))


def _element(beside: Plot, name: str, **told: str) -> Plot:
    return beside.makeelement(f"{{{CHART}}}{name}", told)


DRESSED: Mapping[str, Callable[[Plot, Chart], None]] = {
    "columns": _columns,
    "bars": _columns,
    "lines": _lines,
    "waterfall": _waterfall,
}


def _worded(label: Plot, text: str, hue: str = "", bold: bool = False) -> None:
    label.has_text_frame = True
    label.text_frame.text = text
    _small(label.text_frame.paragraphs[0], hue or colour("ink"), bold)


def _small(paragraph: Plot, hue: str = "", bold: bool = False) -> None:
    paragraph.font.size, paragraph.font.bold = _points(SMALL), bold
    paragraph.font.color.rgb = _rgb(hue or colour("muted"))


def _coloured(series: Plot, colours: Sequence[str], count: int) -> None:
    if len(colours) == 1:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colours[0])
        return
    for n in range(count):
        fill = series.points[n].format.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(colours[n])


def _rgb(hue: str) -> Any:  # noqa: ANN401  its library has no types
    from pptx.dml.color import RGBColor  # noqa: PLC0415

    return RGBColor.from_string(hue.lstrip("#").upper())


def _points(size: float) -> Any:  # noqa: ANN401  its library has no types
    from pptx.util import Pt  # noqa: PLC0415

    return Pt(size)
