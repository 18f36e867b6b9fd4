"""The slides of the brief, read back."""

import io
from dataclasses import replace

import openpyxl
import pptx
import pytest

from balanza.figures.lettering import room
from balanza.publications.chart import Chart, Series
from balanza.publications.content import Exhibit
from balanza.publications.office import described, noted, written
from balanza.publications.slides import slides
from balanza.publish import files


@pytest.fixture(scope="session")
def deck(published):
    return pptx.Presentation(
        io.BytesIO(dict(files([published], ["pptx"]))["north_america.pptx"])
    )


@pytest.fixture(scope="session")
def by_exhibit(deck, published):
    """Each exhibit with its slide."""
    exhibits = [it for it in published.content.blocks if isinstance(it, Exhibit)]
    return list(zip(exhibits, list(deck.slides)[1:-1], strict=True))


def spaced(text):
    """`text` with usual spaces and dashes where no line may end."""
    usual = {"\N{NO-BREAK SPACE}": " ", "\N{NON-BREAKING HYPHEN}": "\N{EN DASH}"}
    return text.translate(str.maketrans(usual))


def test_a_slide_keeps_in_one_line_what_a_page_does(by_exhibit):
    subtitle = by_exhibit[0][1].placeholders[1].text
    assert "billion\N{NO-BREAK SPACE}USD" in subtitle


def chart_of(slide):
    return next(it.chart for it in slide.shapes if it.has_chart)


def test_the_deck_is_wide_and_every_slide_has_a_title(deck, published):
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78
    titles = [it.shapes.title.text for it in deck.slides]
    assert spaced(titles[0]) == published.content.title
    assert titles[-1] == "How each number was made"
    assert all(titles)


def test_a_slide_says_what_its_exhibit_finds_and_how_it_is_defined(by_exhibit):
    for exhibit, slide in by_exhibit:
        assert spaced(slide.shapes.title.text) == exhibit.title_html.striptags()
        assert spaced(slide.placeholders[1].text) == exhibit.subtitle_html.striptags()
        texts = [it.text_frame.text for it in slide.shapes if it.has_text_frame]
        words = spaced("\n".join(texts))
        assert noted(exhibit) in words
        assert exhibit.source in words
        assert "Sample edition" in words


def test_the_numbers_of_a_chart_are_those_of_its_exhibit(by_exhibit):
    drawn = [(it.chart, slide) for it, slide in by_exhibit if it.chart]
    assert len(drawn) == 9
    for told, slide in drawn:
        found = {it.name: tuple(it.values) for it in chart_of(slide).plots[0].series}
        if told.kind == "waterfall":
            sizes = [a - b for a, b in zip(found["above"], found["below"], strict=True)]
            assert list(map(abs, told.series[0].values)) == pytest.approx(sizes)
        else:
            assert found == {it.name: it.values for it in told.series}


def test_the_chart_of_a_slide_opens_with_the_same_numbers(by_exhibit):
    exhibit, slide = by_exhibit[0]
    blob = chart_of(slide).part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    values = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert tuple(values) == exhibit.chart.series[0].values


def test_a_waterfall_writes_each_number_at_its_bar(by_exhibit):
    exhibit, slide = by_exhibit[1]
    beyond = chart_of(slide).plots[0].series[-1]
    labels = [beyond.points[n].data_label.text_frame.text for n in range(11)]
    told = exhibit.chart.series[0].values
    assert labels == [written(it, exhibit.chart.form) for it in told]
    assert labels[-1] == "−213.1"


def test_a_line_is_named_where_it_ends(by_exhibit):
    exhibit, slide = next(it for it in by_exhibit if it[0].name == "computers_shares")
    last = len(exhibit.chart.categories) - 1
    ends = [
        it.points[last].data_label.text_frame.text for it in chart_of(slide).plots[0].series
    ]
    assert ends[0] == f"Mexico {exhibit.chart.series[0].values[-1]:.1%}"
    assert len(ends) == len(exhibit.chart.series) == 7


def test_a_table_is_a_native_table_of_the_cells_of_the_page(by_exhibit):
    exhibit, slide = by_exhibit[2]
    table = next(it.table for it in slide.shapes if it.has_table)
    found = [[cell.text for cell in row.cells] for row in table.rows]
    assert found[0] == list(exhibit.table.columns)
    assert found[1:] == [[it.striptags() for it in row] for row in exhibit.table.rows]


def test_charts_and_tables_have_alt_text(by_exhibit):
    for exhibit, slide in by_exhibit:
        framed = [it for it in slide.shapes if it.has_chart or it.has_table]
        told = [it.element.nvGraphicFramePr.cNvPr.get("descr") for it in framed]
        assert told == [described(exhibit)]
        assert described(exhibit) == exhibit.alt or "map" in exhibit.alt


def test_bars_are_not_called_circles_on_a_map(by_exhibit):
    exhibit, slide = next(it for it in by_exhibit if it[0].name == "ict_origins")
    words = "\n".join(it.text_frame.text for it in slide.shapes if it.has_text_frame)
    assert "The 20 largest, as bars" in words
    assert "circle" not in words + described(exhibit)
    assert "Taiwan 23.6%, Mexico 20.8%" in described(exhibit)
    assert all("circle" not in it.text_frame.text for it in [slide.notes_slide.shapes[1]])


def test_bars_of_a_change_add_up_to_their_total_and_go_below_nought(by_exhibit):
    exhibit, slide = next(it for it in by_exhibit if it[0].name == "ict_change")
    (series,) = chart_of(slide).plots[0].series
    *bars, total = series.values
    assert sum(bars) == pytest.approx(total)
    assert min(bars) < 0
    assert list(chart_of(slide).plots[0].categories)[-2:] == ["All others", "Total"]
    assert noted(exhibit).startswith("The bars add up to the total.")


def test_a_slide_counts_itself_and_nothing_runs_off_its_end(deck):
    for number, slide in enumerate(list(deck.slides)[1:], start=2):
        last = list(slide.shapes)[-1]
        assert last.text_frame.text.endswith(f"{deck.core_properties.title} · {number}")
        assert last.element.xpath(".//a:fld/a:t")[0].text == str(number)
        assert all(it.top + it.height <= deck.slide_height for it in slide.shapes)


def test_a_table_takes_the_breadth_and_keeps_its_cells_on_one_line(by_exhibit):
    _, slide = by_exhibit[2]
    table = next(it.table for it in slide.shapes if it.has_table)
    widths = [it.width / 914400 for it in table.columns]
    assert sum(widths) == pytest.approx(12.133, abs=0.01)
    for column, width in enumerate(widths):
        texts = [row.cells[column].text for row in list(table.rows)[1:]]
        assert max(room(it, 15) for it in texts) < (width - 0.2) * 72


def test_the_notes_say_how_the_numbers_of_a_slide_were_made(by_exhibit, published):
    for exhibit, slide in by_exhibit:
        cells = [it for row in exhibit.table.rows for it in row]
        html = "".join([exhibit.title_html, *(cells if not exhibit.chart else ())])
        quoted = [it for it in published.content.traces if f'#trace-{it.name}"' in html]
        assert quoted or exhibit.chart
        notes = slide.notes_slide.notes_text_frame.text
        for it in quoted:
            assert f"{it.value_text}: {it.says}" in notes
            assert it.sources[0].sha256 in notes


def test_bars_lie_with_the_largest_on_top_and_a_gap_has_no_name(published):
    bars = Chart(
        kind="bars",
        categories=("Mexico", "Taiwan"),
        series=(Series("Share", (0.75, 0.25), ("#1d6b9a",)),),
        unit="Share",
        form="0.0%",
        marked=(0, 1),
    )
    ended = Series("Taiwan", (0.5, None), ("#6a4aa3",))
    lines = replace(bars, kind="lines", series=(*bars.series, ended), marked=(1,))
    first = published.shown[0].exhibit
    blocks = tuple(replace(first, chart=it) for it in (bars, lines))
    body = slides(replace(published.content, blocks=blocks))
    _, bar, line, _ = pptx.Presentation(io.BytesIO(body)).slides
    assert chart_of(bar).category_axis.reverse_order
    assert tuple(chart_of(bar).plots[0].series[0].values) == (0.75, 0.25)
    named, gap = chart_of(line).plots[0].series
    assert named.points[1].data_label.text_frame.text == "Share 25.0%"
    assert gap.values == (0.5, None)
    assert not gap.points[1].data_label.has_text_frame
