"""The sheet of an exhibit: its rows, its native chart, and the data of the chart."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any, TypeAlias

from balanza.figures import colour
from balanza.publications.chart import Chart, Records
from balanza.publications.content import Exhibit
from balanza.publications.office import FORMS, described, noted, spoken, written
from balanza.publications.plain import plain
from balanza.publications.sheets import HEAD, Block, Book, Heading, Row, begin, place
from balanza.publications.stacks import stacks
from balanza.publications.ticks import LYING, form_along, months_apart, step

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as Drawn
    from xlsxwriter.worksheet import Worksheet

Cells: TypeAlias = Callable[[int], list[Any]]  # of a column of the chart's data, its reference
WIDE, TALL, COLUMN = 760, 440, 64  # pixels; a column of usual width has the last
DIGIT = 7  # pixels
TICKS = 12
TEXT = {"name": "Arial", "size": 9, "color": colour("ink"), "bold": False}
UNSEEN = {"fill": {"none": True}, "border": {"none": True}}


def exhibit_sheet(book: Book, exhibit: Exhibit) -> None:
    """Write the sheet of `exhibit`, its rows whole; a table alone has no chart."""
    records = exhibit.records or Records((), ())
    note = book.notes.get(f"exhibit-{exhibit.name}")
    lines = (
        plain(exhibit.subtitle_html),
        noted(exhibit),
        f"{book.page_words.source}: {exhibit.source}",
        book.page.label,
    )
    heading = Heading(plain(exhibit.title_html), lines, WIDE // DIGIT if exhibit.chart else 0)
    sheet = begin(book, book.sheet_of(exhibit), heading, _widths(records))
    sheet.set_column(len(records.columns), len(records.columns), 3)
    heads = [it.head for it in records.columns]
    forms = [it.form for it in records.columns]
    place(book, sheet, Block(exhibit.name, heads, records.rows, forms))
    sheet.write_url(
        HEAD - 1,
        0,
        f"internal:'{book.words.contents}'!A1",
        book.style("link"),
        book.words.contents,
    )
    if note:
        book.link_to_query(sheet, (HEAD - 1, 1), note)
    if exhibit.chart:
        at = len(records.columns) + 1
        beside = at + ceil(WIDE / COLUMN) + 1
        _chart(book, sheet, exhibit, (exhibit.chart, at, beside))


def _widths(records: Records) -> list[int]:
    """Room for what a column holds, as far as it is usual."""
    return [
        min(60, max([12, len(it.head) + 4, *(_room(row[n]) for row in records.rows[:200])]))
        for n, it in enumerate(records.columns)
    ]


def _room(value: object) -> int:
    if isinstance(value, str):
        return len(value) + 1
    return 10 if isinstance(value, date) else 16


def _chart(
    book: Book, sheet: "Worksheet", exhibit: Exhibit, placed: tuple[Chart, int, int]
) -> None:
    """Place the chart beside the rows, and its data beside the chart, at these columns."""
    chart, at, beside = placed
    columns = _data(chart)
    heads = [
        book.words.category if not _is_dated(chart) else book.words.heads["month"],
        *columns,
    ]
    rows: list[Row] = list(zip(chart.categories, *columns.values(), strict=True))
    sheet.set_column(beside, beside, 22)
    sheet.set_column(beside + 1, beside + len(columns), 14)
    sheet.write_string(
        HEAD - 1, beside, f"{book.words.chart_data}: {chart.unit}", book.style("text")
    )
    forms = [book.form("month") if _is_dated(chart) else "", *[chart.form] * len(columns)]
    place(book, sheet, Block(f"{exhibit.name}_chart", heads, rows, forms, beside))
    last = HEAD + len(rows)

    def cells(n: int) -> list[Any]:
        return [sheet.name, HEAD + 1, beside + n, last, beside + n]

    drawn = DRAWN[chart.kind](book, chart, cells)
    _finish(drawn, exhibit, chart)
    sheet.insert_chart(
        HEAD + 1, at, drawn, {"description": described(exhibit), "object_position": 3}
    )
    sheet.print_area(
        0, 0, HEAD + max(len(exhibit.records.rows) if exhibit.records else 0, 24), beside - 1
    )


def _is_dated(chart: Chart) -> bool:
    return isinstance(chart.categories[0], date)


def _data(chart: Chart) -> Mapping[str, Sequence[float | None]]:
    """The columns of the chart's data, by name."""
    columns: dict[str, Sequence[float | None]] = {it.name: it.values for it in chart.series}
    if chart.kind == "waterfall":
        parts = stacks(chart)
        columns |= {"base": parts.base, "above": parts.above, "below": parts.below}
        columns["beyond"] = parts.beyond
    return columns


def _columns(book: Book, chart: Chart, cells: Cells) -> "Drawn":
    kind = "bar" if chart.kind == "bars" else "column"
    drawn = book.file.add_chart({"type": kind})
    for n, it in enumerate(chart.series, start=1):
        drawn.add_series(
            {
                "name": it.name,
                "categories": cells(0),
                "values": cells(n),
                "points": _points(it.colours, len(it.values)),
                "gap": 35,
                "data_labels": _labels(chart),
            }
        )
    return drawn


def _waterfall(book: Book, chart: Chart, cells: Cells) -> "Drawn":
    """Bars stacked on a base that is not seen, the numbers carried beyond them."""
    drawn = book.file.add_chart({"type": "bar", "subtype": "stacked"})
    shared = {"categories": cells(0), "gap": 35}
    drawn.add_series({**shared, **UNSEEN, "name": "base", "values": cells(2)})
    hues = _points(chart.series[0].colours, len(chart.categories))
    for n, name in ((3, "above"), (4, "below")):
        drawn.add_series({**shared, "name": name, "values": cells(n), "points": hues})
    sizes = [
        {"value": written(it or 0, chart.form, chart.notation)} for it in chart.series[0].values
    ]
    labels = {"value": True, "position": "inside_base", "custom": sizes, "font": TEXT}
    drawn.add_series(
        {**shared, **UNSEEN, "name": "beyond", "values": cells(5), "data_labels": labels}
    )
    return drawn


def _lines(book: Book, chart: Chart, cells: Cells) -> "Drawn":
    drawn = book.file.add_chart({"type": "line"})
    for n, it in enumerate(chart.series, start=1):
        hue = it.colours[0]
        labels = _labels(chart) | {"position": "right"}
        drawn.add_series(
            {
                "name": it.name,
                "categories": cells(0),
                "values": cells(n),
                "line": {"color": hue, "width": 3 if it.strong else 1.75},
                "data_labels": labels | {"font": TEXT | {"color": hue}} if it.strong else {},
            }
        )
    return drawn


DRAWN: Mapping[str, Callable[[Book, Chart, Cells], "Drawn"]] = {
    "columns": _columns,
    "bars": _columns,
    "lines": _lines,
    "waterfall": _waterfall,
}


def _points(colours: Sequence[str], count: int) -> list[dict[str, Any]]:
    each = colours if len(colours) > 1 else [colours[0]] * count
    return [{"fill": {"color": it}} for it in each]


def _labels(chart: Chart) -> dict[str, Any]:
    """The numbers of the marked points, and of no others."""
    count = len(chart.categories)
    shown = [{} if n in chart.marked else {"delete": True} for n in range(count)]
    return {"value": True, "num_format": chart.form, "font": TEXT, "custom": shown}


def _finish(drawn: "Drawn", exhibit: Exhibit, chart: Chart) -> None:
    """Title, axes and size, in the colours of the page."""
    title = TEXT | {"size": 13, "bold": True}
    drawn.set_title({"name": plain(exhibit.title_html), "name_font": title, "overlay": False})
    drawn.set_size({"width": WIDE, "height": TALL})
    several = len(chart.series) > 1
    drawn.set_legend({"position": "right", "font": TEXT} if several else {"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    along, up = _along(chart), _up(chart)
    if chart.kind in LYING:  # the library calls the axes by where they lie
        drawn.set_y_axis(along | {"reverse": True})
        drawn.set_x_axis(up | {"visible": False, "major_gridlines": {"visible": False}})
    else:
        drawn.set_x_axis(along)
        drawn.set_y_axis(up)


def _along(chart: Chart) -> dict[str, Any]:
    """The axis of categories, or of months."""
    along: dict[str, Any] = {
        "num_font": TEXT,
        "label_position": "high" if chart.falling else "low",
        "line": {"color": colour("ink")},
        "major_tick_mark": "none",
    }
    if _is_dated(chart):
        along |= {
            "date_axis": True,
            "num_format": spoken(FORMS["month"], chart.notation, chart.locale),
            "major_unit": months_apart(chart),
            "major_unit_type": "months",
        }
    elif chart.kind == "lines":
        along["position_axis"] = "on_tick"
    elif chart.kind == "columns":
        along["interval_unit"] = ceil(len(chart.categories) / TICKS)
    return along


def _up(chart: Chart) -> dict[str, Any]:
    """The axis of numbers."""
    return {
        "name": chart.unit,
        "name_font": TEXT,
        "num_font": TEXT,
        "num_format": form_along(chart),
        "major_unit": step(chart),
        "major_gridlines": {"visible": True, "line": {"color": colour("rule")}},
        "line": {"none": True},
        "reverse": chart.falling,
        "min": 1 if chart.falling else None,
    }
