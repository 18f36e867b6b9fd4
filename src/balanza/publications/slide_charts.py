"""Native charts of slides, whose data open with "Edit data"."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from balanza.figures import colour
from balanza.figures.lettering import room, spread
from balanza.publications.chart import Chart, Series
from balanza.publications.content import Exhibit
from balanza.publications.office import described, written
from balanza.publications.slide_axes import CHART, SMALL, axes, points, rgb, small, tag
from balanza.publications.stacks import stacks

if TYPE_CHECKING:
    from pptx.slide import Slide

Plot: TypeAlias = Any  # the library has no types
LABEL = 0.05  # the height of a label in that of the plot
LAST = 0.022  # how far the number of the last column stands to the right
PLOT = (0.06, 0.03, 0.79, 0.86)  # of the chart: left, top, width, height
INCH, SPARE = 72, 1.15  # points; how much more a name takes in the reader's letters than ours


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
        "waterfall": XL_CHART_TYPE.BAR_STACKED,
    }[chart.kind]
    frame = slide.shapes.add_chart(kind, *map(Inches, area), data)
    properties = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001  it has no other way
    properties.set("descr", described(exhibit))
    properties.set("name", exhibit.name)
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size, drawn.font.color.rgb = points(SMALL), rgb(colour("ink"))
    axes(drawn, chart)
    DRESSED[chart.kind](drawn.plots[0], chart)
    if chart.kind == "lines":
        _leave_room(drawn, chart, area[2])


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
        series.format.line.color.rgb = rgb(it.colours[0])
        series.format.line.width = points(3.5 if it.strong else 2)
        for n in chart.marked:
            value = it.values[n]
            if value is not None:
                label = series.points[n].data_label
                _worded(label, _ending(it, n, chart), it.colours[0], it.strong)
                label.position = XL_LABEL_POSITION.RIGHT
                _moved(label, move)


def _ending(it: Series, at: int, chart: Chart) -> str:
    """What stands at a point of a line: its name where there are others, and its number."""
    name = f"{it.name} " if len(chart.series) > 1 else ""
    return name + written(it.values[at] or 0, chart.form, chart.notation)


def _leave_room(drawn: Plot, chart: Chart, width: float) -> None:
    """Set the plot apart from the names at the ends of its lines."""
    names = [_ending(it, -1, chart) for it in chart.series]
    needed = max(room(it, SMALL, bold=True) for it in names) * SPARE / INCH / width
    left, top, _, height = PLOT
    plot = drawn._chartSpace.chart.plotArea  # noqa: SLF001  the library lays nothing out
    for there in plot.findall(f"{{{CHART}}}layout"):
        plot.remove(there)
    layout = tag(plot, "layout")
    plot.insert(0, layout)
    manual = tag(layout, "manualLayout")
    layout.append(manual)
    places = {"x": left, "y": top, "w": round(1 - left - needed, 4), "h": height}
    told = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", **places}
    for name, value in told.items():
        manual.append(tag(manual, name, val=str(value)))


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
    layout = tag(element, "layout")
    element.find(f"{{{CHART}}}idx").addnext(layout)
    manual = tag(layout, "manualLayout")
    layout.append(manual)
    for name, value in (("x", right), ("y", round(down, 4))):
        manual.append(tag(manual, name, val=str(value)))


DRESSED: Mapping[str, Callable[[Plot, Chart], None]] = {
    "columns": _columns,
    "bars": _columns,
    "lines": _lines,
    "waterfall": _waterfall,
}


def _worded(label: Plot, text: str, hue: str = "", bold: bool = False) -> None:
    label.has_text_frame = True
    label.text_frame.text = text
    small(label.text_frame.paragraphs[0], hue or colour("ink"), bold)


def _coloured(series: Plot, colours: Sequence[str], count: int) -> None:
    if len(colours) == 1:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colours[0])
        return
    for n in range(count):
        fill = series.points[n].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(colours[n])
