"""The workbook of the brief, read back by another library."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from balanza.publications.content import Exhibit
from balanza.publish import files

HEAD = 9  # the row of the column heads


@pytest.fixture(scope="session")
def book(published):
    body = dict(files([published], ["xlsx"]))["north_america.xlsx"]
    return openpyxl.load_workbook(io.BytesIO(body))


def exhibits(published):
    return [it for it in published.content.blocks if isinstance(it, Exhibit)]


def rows(sheet, wide, first=1):
    area = {"min_row": HEAD + 1, "min_col": first, "max_col": first + wide - 1}
    found = [tuple(plain(cell.value) for cell in row) for row in sheet.iter_rows(**area)]
    return [row for row in found if any(it is not None for it in row)]


def plain(value):
    """A value as a workbook keeps it: days with an hour, numbers to sixteen digits."""
    if isinstance(value, float):
        return float(f"{value:.16g}")
    return datetime.combine(value, datetime.min.time()) if hasattr(value, "year") else value


def test_there_is_a_sheet_for_each_exhibit_between_contents_and_sources(book):
    drawn = [f"Exhibit {n}" for n in range(1, 13)]
    assert book.sheetnames == ["Contents", *drawn, "Numbers", "Sources", "Queries"]


@pytest.mark.parametrize("place", range(12))
def test_a_sheet_holds_all_rows_of_its_exhibit_as_they_are(book, published, place):
    exhibit = exhibits(published)[place]
    sheet = book[f"Exhibit {exhibit.number}"]
    told = [tuple(map(plain, row)) for row in exhibit.records.rows]
    assert rows(sheet, len(exhibit.records.columns)) == told
    assert sheet["A1"].value == exhibit.title_html.striptags()


@pytest.mark.parametrize("place", range(12))
def test_rows_of_a_sheet_are_those_of_the_data_files(book, published, place):
    shown = published.shown[place]
    if not shown.exhibit.chart:
        return  # a table shows findings, which Numbers holds
    sheet = book[f"Exhibit {shown.exhibit.number}"]
    names = [it.name for it in shown.exhibit.records.columns]
    back = [dict(zip(names, row, strict=True)) for row in rows(sheet, len(names))]
    told = [{name: plain(it) for name, it in row.items()} for row in shown.evidence.rows]
    assert [{name: row[name] for name in told[0]} for row in back] == told


def test_every_number_of_the_text_stands_in_numbers(book, published):
    quoted = [it for it in published.content.traces if it.value is not None]
    found = {row[0]: row for row in rows(book["Numbers"], 11)}
    assert len(found) == len(quoted) > 40
    for it in quoted:
        assert (found[it.name][1], found[it.name][3]) == (plain(it.value), it.value_text)
        assert found[it.name][4:7] == (it.says, it.indicator, it.selection)


def test_a_number_leads_to_its_source_and_to_its_query(book, published):
    sheet = book["Numbers"]
    for line, it in enumerate(
        (it for it in published.content.traces if it.value is not None), start=HEAD + 1
    ):
        sources, query = sheet.cell(line, 9), sheet.cell(line, 10)
        place = sources.hyperlink.location.removeprefix("'Sources'!A")
        assert book["Sources"].cell(int(place), 2).value in {one.url for one in it.sources}
        place = int(query.hyperlink.location.removeprefix("'Queries'!A"))
        name = book["Queries"].cell(place, 1).value
        assert query.value == it.query[: it.query.index("(")] + name + tail(it.query)
        assert book["Queries"].cell(place, 4).value == f"CREATE OR REPLACE VIEW {name} AS"
        assert it.name in book["Queries"].cell(place, 2).value.split(", ")


def tail(query):
    """What follows the last bracket that stands on a line of its own."""
    return query.rpartition("\n)")[2]


def test_the_queries_of_a_workbook_are_those_of_the_file(book, published):
    told = [row[3] or "" for row in rows(book["Queries"], 4)]
    assert "\n".join(told) in dict(files([published], ["pdf"]))["queries.sql"].decode()


def test_a_chart_says_what_it_shows_and_has_the_data_it_draws(book, published):
    for exhibit in exhibits(published):
        sheet = book[f"Exhibit {exhibit.number}"]
        assert len(sheet.tables) == (2 if exhibit.chart else 1)
        if exhibit.chart:
            wide = len(exhibit.chart.series) + 1
            (_, name) = sheet.tables
            assert name == f"{exhibit.name}_chart"
            first = openpyxl.utils.range_boundaries(sheet.tables[name].ref)[0]
            told = zip(
                exhibit.chart.categories,
                *(it.values for it in exhibit.chart.series),
                strict=True,
            )
            assert rows(sheet, wide, first) == [tuple(map(plain, it)) for it in told]


def test_charts_have_alt_text(published):
    body = dict(files([published], ["xlsx"]))["north_america.xlsx"]
    file = zipfile.ZipFile(io.BytesIO(body))
    drawn = [
        file.read(it).decode()
        for it in file.namelist()
        if "drawings/drawing" in it and it.endswith("xml")
    ]
    assert len(drawn) == len([it for it in exhibits(published) if it.chart])
    assert all('descr="' in it for it in drawn)


def test_a_sheet_keeps_its_head_in_view_and_merges_nothing(book):
    for sheet in book:
        assert sheet.freeze_panes == f"A{HEAD + 1}"
        assert not sheet.merged_cells.ranges
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"


def test_the_workbook_is_of_the_day_of_its_data(book):
    assert str(book.properties.created) == "2025-08-05 00:00:00"
    assert "Sample edition" in book.properties.description


def test_a_partner_that_a_finding_names_stands_in_a_sheet_by_name(published):
    [it] = [it for it in exhibits(published) if it.name == "suppliers_by_category"]
    category, first, share, *_ = it.records.rows[0]
    assert (category, first, round(share, 3)) == ("Biotechnology", "Ireland", 0.415)


@pytest.fixture(scope="session")
def drawn(published):
    """The XML of every native chart, by the title of its exhibit."""
    file = zipfile.ZipFile(io.BytesIO(dict(files([published], ["xlsx"]))["north_america.xlsx"]))
    bodies = [file.read(it).decode() for it in file.namelist() if "charts/chart" in it]
    titles = [it.title_html.striptags() for it in exhibits(published)]
    return {it: body for body in bodies for it in titles if f"<a:t>{it}</a:t>" in body}


@pytest.mark.parametrize("title", ["Taiwan added most", "One category makes"])
def test_bars_have_the_first_on_top_and_grow_to_the_right(drawn, title):
    body = next(it for name, it in drawn.items() if name.startswith(title))
    names, values = body.split("<c:valAx>")
    assert 'barDir val="bar"' in names
    assert '<c:orientation val="maxMin"/>' in names
    assert '<c:orientation val="maxMin"/>' not in values


def test_places_begin_with_the_first_and_are_whole(drawn):
    values = drawn["China falls behind Taiwan, Mexico and Vietnam"].split("<c:valAx>")[1]
    assert '<c:min val="1"/>' in values
    assert '<c:majorUnit val="2' in values
