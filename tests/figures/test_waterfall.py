import pytest

from balanza.figures import colour, draw

PARTS = [
    {"product": "04", "balance_usd": -152.5e9},
    {"product": "08", "balance_usd": 51.6e9},
    {"product": "09", "balance_usd": 1.7e9},
]
NAMES = {"04": "Information and communications", "08": "Aerospace", "09": "Weapons"}


@pytest.fixture
def waterfall(figure, words):
    def make(width=760, scale=1e9, **said):
        drawn = figure("waterfall", x="product", y="balance_usd", scale=scale)
        return draw(PARTS, drawn, words(labels=NAMES, **said), width)

    return make


def test_steps_begin_where_the_last_one_ended_and_end_at_the_total(waterfall, layers):
    [bars] = layers(waterfall(), "rect")
    assert [(it["step"], round(it["start"], 1), round(it["end"], 1)) for it in bars] == [
        ("08", 0, 51.6),
        ("09", 51.6, 53.3),
        ("04", 53.3, -99.2),
        ("total", 0, -99.2),
    ]


def test_surplus_deficit_and_total_have_a_colour_each(waterfall, layers):
    [bars] = layers(waterfall(), "rect")
    assert [it["colour"] for it in bars] == [
        colour(name) for name in ("surplus", "surplus", "deficit", "total")
    ]


def test_every_step_tells_its_size_with_its_sign(waterfall, texts):
    assert {"+51.6", "+1.7", "−152.5", "−99.2"} <= set(texts(waterfall()))
    assert {"+51,600", "−99,200"} <= set(texts(waterfall(scale=1e6)))


def test_names_are_wrapped_beneath_standing_bars(waterfall, layers, texts):
    chart = waterfall()
    [bars] = layers(chart, "rect")
    assert {(it["x"], it["y"]) for it in bars} == {(it["first"], it["start"]) for it in bars}
    assert {"Information and communications", "Aerospace", "Total"} <= set(texts(chart))


def test_bars_lie_on_a_phone(waterfall, layers, texts):
    chart = waterfall(width=350)
    [bars] = layers(chart, "rect")
    assert [(it["x"], it["x_end"]) for it in bars] == [(it["start"], it["end"]) for it in bars]
    assert {"Information and", "communications"} <= set(texts(chart))


def test_a_mark_stands_beneath_the_name(waterfall, texts):
    found = texts(waterfall(width=350, marks={"04": "the largest"}))
    assert found["the largest"]["y"] > found["communications"]["y"]
    assert found["the largest"]["colour"] == colour("muted")


def test_a_size_keeps_off_the_line_of_nought(figure, words, texts):
    rows = [{"product": "a", "y": 50.0}, {"product": "b", "y": -48.0}]
    chart = draw(rows, figure("waterfall", x="product", y="y"), words(), 760)
    assert texts(chart)["−48.0"]["y"] < -1


def test_a_crowded_name_keeps_one_line_of_smaller_letters(figure, words, texts):
    drawn = figure("waterfall", x="product", y="balance_usd", scale=1e9)
    said = words(labels=NAMES, marks={"04": "the largest"})
    found = texts(draw(PARTS, drawn, said, 350, 80))
    assert "Information and communications" in found
    assert "the largest" not in found
