from dataclasses import replace

import pytest

from balanza.catalog import Selection
from balanza.errors import UnknownName
from balanza.figures import SIZES
from balanza.periods import Month
from balanza.publications import WIDTHS
from balanza.publications.language import language
from balanza.publications.prose import Words
from balanza.publish import Witness, manuscript
from balanza.publish.exhibits import Gallery, by_indicator
from balanza.publish.trends import trends

JUNE = Month(2025, 6)


@pytest.fixture
def gallery(sample, found):
    package = manuscript("north_america")
    return Gallery(package, found["2025-08"], Witness(sample["2025-08"]), language("en"))


@pytest.fixture
def exhibits(published):
    return {it.exhibit.name: it.exhibit for it in published.shown}


def cells(row):
    return [str(it.striptags()) for it in row]


def test_exhibits_are_numbered_in_the_order_of_the_text(exhibits):
    assert {it.name: it.number for it in exhibits.values()} == {
        "atp_balance_by_year": 1,
        "atp_balance_by_category": 2,
        "ict_suppliers": 3,
        "ict_places": 4,
        "ict_origins": 5,
        "ict_change": 6,
        "ict_concentration_over_time": 7,
        "computers_shares": 8,
        "electrical_shares": 9,
        "suppliers_by_category": 10,
        "ict_regions": 11,
        "categories": 12,
    }


def test_a_drawn_exhibit_has_a_picture_of_each_breadth_and_its_data(exhibits):
    exhibit = exhibits["atp_balance_by_year"]
    assert exhibit.pictures.keys() == WIDTHS.keys()
    assert cells(exhibit.table.rows[-2]) == ["2024", "−298.9"]
    assert cells(exhibit.table.rows[-1]) == ["2025 Jan–Jun", "−213.1"]


def test_behind_lines_stand_the_last_points_of_each_year(exhibits):
    rows = [cells(it) for it in exhibits["computers_shares"].table.rows]
    assert ["December 2024", "Taiwan", "14.0%"] in rows
    assert ["June 2025", "Mexico", "19.0%"] in rows
    assert not [row for row in rows if row[0].startswith("November")]


def test_a_table_has_a_row_for_each_in_its_role(exhibits):
    table = exhibits["ict_suppliers"].table
    assert table.columns[:2] == ("Supplier", "Imports, billion USD")
    assert cells(table.rows[0])[:6] == ["Taiwan", "54.3", "+107%", "−49.1", "1", "3"]
    assert [cells(it)[0] for it in table.rows][5:] == ["India", "Canada"]


def test_a_table_names_partners_in_the_language(exhibits):
    table = exhibits["suppliers_by_category"].table
    assert cells(table.rows[0]) == ["Biotechnology", "Ireland", "41.5%", "5.0", "0.2%"]


def test_a_table_may_give_examples(exhibits):
    first = cells(exhibits["categories"].table.rows[0])
    assert (first[0], first[2]) == ("Biotechnology", "−78.2")
    assert len(first) == 3


def test_a_number_that_is_not_defined_is_a_dash_in_a_table(gallery):
    undefined = {**gallery.told.findings, "ict_imports_change": {}}
    without = replace(gallery, told=replace(gallery.told, findings=undefined))
    shown = without.show(Words("ict_suppliers", {}), 1)
    assert {cells(row)[2] for row in shown.exhibit.table.rows} == {"–"}


def test_every_exhibit_names_its_source_its_measures_and_the_day(exhibits):
    assert exhibits["computers_shares"].source == (
        "U.S. Census Bureau: imports for consumption, not seasonally adjusted. "
        "Data as of 5 August 2025."
    )
    assert "general imports and total exports" in exhibits["ict_suppliers"].source


def test_an_exhibit_that_nobody_defined_is_guessed(gallery):
    with pytest.raises(UnknownName, match=r"No exhibit is called 'categoris'. .*categories'\?"):
        gallery.show(Words("categoris", {}), 1)


def test_a_trend_says_in_words_where_it_begins_and_ends(exhibits):
    cell = exhibits["ict_suppliers"].table.rows[0][-1]
    assert cell.startswith('<svg class="trend" role="img"')
    assert cell.striptags() == "from 9.7% in Dec 2021 to 21.0% in Jun 2025"


def test_a_partner_without_values_has_a_dash_for_a_trend(gallery):
    evidence = gallery.witness.evidence(gallery.grids["ict_suppliers"].trend.shows, JUNE)
    drawn = trends(evidence, "partner", "share", ["TWN", "none"], gallery.language)
    assert drawn["none"] == "–"
    assert "Jun 2025" in drawn["TWN"]


def test_every_exhibit_can_stand_alone_in_every_size_and_is_drawn_once(published):
    for shown in published.shown:
        assert shown.pictures.sized("article") is shown.pictures.alone
        for size in SIZES:
            assert shown.pictures.sized(size) is shown.pictures.sized(size)


def test_behind_parts_stand_the_largest_of_them(exhibits):
    rows = [cells(it) for it in exhibits["ict_change"].table.rows]
    assert rows[0] == ["Taiwan", "+28.1"]
    assert len(rows) == 20


def test_behind_places_stand_all_years_and_the_year_to_date(exhibits):
    rows = [cells(it) for it in exhibits["ict_places"].table.rows]
    assert ["2024", "China", "1"] in rows
    assert ["2025 Jan–Jun", "Taiwan", "1"] in rows


def test_the_gauge_tells_the_index_of_the_text(exhibits):
    assert cells(exhibits["ict_concentration_over_time"].table.rows[-1])[0] == "June 2025"


def test_all_that_a_table_shows_is_in_its_data(published):
    shown = next(it for it in published.shown if it.exhibit.name == "ict_suppliers")
    columns = {
        "ict_imports_ytd": ("ict_suppliers", "value_usd"),
        "ict_imports_change": ("ict_suppliers-year_on_year", "year_on_year"),
        "ict_balance_ytd": ("ict_suppliers-balance", "balance_usd"),
        "ict_rank": ("ict_suppliers-rank_shift", "rank"),
        "ict_rank_before": ("ict_suppliers-rank_shift", "rank_before"),
    }
    found = {it.name: it.value for it in published.findings}
    for claim, (name, column) in columns.items():
        rows = {it["partner"]: it[column] for it in shown.data[name].rows}
        assert rows["MEX"] == pytest.approx(found[f"{claim}_MEX"])


def test_the_trends_in_a_table_have_their_rows_and_their_trace(published):
    shown = next(it for it in published.shown if it.exhibit.name == "ict_suppliers")
    course = shown.data["ict_suppliers-share"]
    trace = next(it for it in published.content.traces if it.name == "exhibit-ict_suppliers")
    assert {it["month"].year for it in course.rows} >= {2022, 2025}
    assert trace.query == course.query
    assert "#trace-exhibit-ict_suppliers" in shown.exhibit.made_html


def test_columns_of_one_indicator_over_other_spans_have_files_of_their_own(sample):
    witness = Witness(sample["2025-08"])
    spans = [
        witness.evidence(Selection(indicator="balance", table="atp_totals", window=it), JUNE)
        for it in ("ytd", "12m", "month")
    ]
    found = by_indicator(spans[0], [spans[0], spans[1], spans[2], spans[1]])
    assert found == {"balance": spans[1], "balance_2": spans[2]}


def test_mexico_and_canada_have_their_colours_in_tables_and_in_the_data_behind(exhibits):
    theirs = {"Mexico": "partner-MEX", "Canada": "partner-CAN"}
    named = ("ict_suppliers", "suppliers_by_category", "ict_places", "ict_change")
    assert [exhibits[it].table.accents for it in named] == [theirs] * 4
    assert exhibits["ict_regions"].table.accents == {
        "Mexico and Canada (USMCA)": "region-USMCA"
    }
    assert exhibits["atp_balance_by_year"].table.accents == {}
