from datetime import date

import pytest

from balanza.figures import colour, draw
from balanza.figures.axes import labels

SHOWN = {date(2001, 12, 1): 4.4e9, date(2002, 12, 1): -16.5e9, date(2003, 6, 1): -9e9}
YEARS = [{"month": month, "balance_usd": value} for month, value in SHOWN.items()]


@pytest.fixture
def columns(figure, words):
    def make(rows=YEARS, width=760, **said):
        drawn = figure("columns", x="month", y="balance_usd", scale=1e9)
        return draw(rows, drawn, words(**said), width)

    return make


def test_each_year_is_a_bar_from_nought_in_the_unit_of_the_figure(columns, layers):
    whole, part = layers(columns(), "rect")
    assert [(bar["period"], bar["y"], bar["y_end"]) for bar in whole + part] == [
        ("2001-12-01", 4.4, 0),
        ("2002-12-01", -16.5, 0),
        ("2003-06-01", -9.0, 0),
    ]


def test_deficit_surplus_and_part_of_a_year_look_different(columns, layers):
    whole, part = layers(columns(), "rect")
    assert [bar["colour"] for bar in whole + part] == [
        colour("surplus"),
        colour("deficit"),
        colour("deficit_soft"),
    ]
    assert [bar["edge"] for bar in part] == [colour("deficit")]


def test_the_axis_names_the_part_of_the_year(columns):
    spec = columns(labels={"2003-06-01": "2003 Jan–Jun"})
    told = labels(spec["layer"][0]["encoding"]["x"]["axis"])
    assert told == {0.5: ["2001"], 1.5: ["2002"], 2.5: ["2003", "Jan–Jun"]}


def test_every_bar_tells_its_size_where_there_is_room(columns, texts):
    assert set(texts(columns())) - {"In deficit since 2002"} == {"4.4", "−16.5", "−9.0"}


@pytest.mark.parametrize("width", [350, 760])
def test_many_bars_tell_only_the_extremes_and_the_last(columns, width, texts):
    rows = [{"month": date(1960 + n, 12, 1), "balance_usd": 1e9 * (20 - n)} for n in range(60)]
    found = set(texts(columns(rows, width)))
    assert found - {"In deficit since 1981"} == {"20.0", "−38.0", "−39.0"}


def test_what_happened_stands_across_nought_from_its_column(columns, texts):
    said = texts(columns(marks={"2003-06-01": "what happened"}))["what happened"]
    assert said["y"] > 0


def test_what_an_extreme_is_stands_beside_its_size(columns, texts):
    found = texts(columns(marks={"2002-12-01": "deepest"}))
    assert found["deepest"]["y"] == found["−16.5"]["y"]
    assert found["deepest"]["x"] < found["−16.5"]["x"]
    assert texts(columns(marks={"2001-12-01": "a long account of the best year there was"}))


@pytest.mark.parametrize("width", [350, 760])
def test_it_is_exactly_as_wide_as_asked(columns, width):
    spec = columns(width=width)
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == width


def test_a_year_that_is_not_over_is_hatched_within_its_column(columns, layers):
    _, part = layers(columns(), "rect")
    hatches = layers(columns(), "rule")[0]
    assert len(hatches) > 10
    assert min(it["x"] for it in hatches) >= part[0]["x"] - 1e-9
    assert max(it["x_end"] for it in hatches) <= part[0]["x_end"] + 1e-9
    assert min(it["y"] for it in hatches) >= part[0]["y"] - 1e-9


def test_whole_years_are_not_hatched(columns, layers):
    chart = columns([{"month": date(2001, 12, 1), "balance_usd": 1e9}])
    assert [len(rows) for rows in layers(chart, "rule")] == [0, 1]


def test_a_sign_that_turned_is_told_with_its_year_and_one_that_did_not_is_not(columns, texts):
    assert texts(columns())["In deficit since 2002"]["x"] == pytest.approx(1.12)
    assert "In deficit since 2002" not in texts(columns(YEARS[1:]))


def test_it_is_as_high_as_asked(figure, words):
    drawn = figure("columns", x="month", y="balance_usd", scale=1e9)
    spec = draw(YEARS, drawn, words(), 410, 250)
    assert spec["height"] + spec["padding"]["top"] + spec["padding"]["bottom"] == 250
