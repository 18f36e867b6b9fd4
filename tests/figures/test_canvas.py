"""What is drawn is Vega-Lite: its own schema, which Altair carries, is the judge."""

from datetime import date

import altair as alt
import jsonschema
import pytest

from balanza.figures import draw, svg
from balanza.figures.drawing import KINDS

MONTHS = [date(2023, 12, 1), date(2024, 12, 1), date(2025, 6, 1)]
ROWS = [
    {"month": month, "partner": partner, "share": 0.1 * place, "rank": place}
    for place, month in enumerate(MONTHS, start=1)
    for partner in ("MEX", "CAN", "TWN")
]
SERIES = {"x": "month", "series": "partner", "highlight": ("MEX",)}
DRAWN = {
    "columns": (ROWS[::3], {"x": "month", "y": "share"}),
    "waterfall": (ROWS[:3], {"x": "partner", "y": "share"}),
    "lines": (ROWS, {"y": "share", **SERIES}),
    "bump": (ROWS, {"y": "rank", **SERIES, "top": 2}),
    "bars": (ROWS[:3], {"x": "partner", "y": "share"}),
    "gauge": (ROWS[::3], {"x": "month", "y": "share"}),
    "map": (ROWS[:3], {"x": "partner", "y": "share", "top": 2}),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [350, 760])
def test_every_kind_of_figure_is_drawn_in_words_of_vega_lite(figure, words, kind, width):
    rows, look = DRAWN[kind]
    chart = draw(rows, figure(kind, **look), words(), width)
    assert chart["layer"]
    alt.Chart.from_dict(chart)


def test_a_word_that_vega_lite_does_not_know_is_found(figure, words):
    rows, look = DRAWN["columns"]
    chart = draw(rows, figure("columns", **look), words(), 760)
    chart["layer"][0]["mark"]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError, match="Failed validating"):
        alt.Chart.from_dict(chart)


@pytest.mark.parametrize("kind", ["columns", "lines", "bump", "gauge"])
def test_axes_are_told_once_and_drawn_as_if_each_layer_had_told_them(figure, words, kind):
    rows, look = DRAWN[kind]
    chart = draw(rows, figure(kind, **look), words(), 760)
    told, *rest = (it["encoding"]["x"] for it in chart["layer"])
    assert told["axis"]["values"]
    assert all("axis" not in it for it in rest)
    drawn = svg(chart)
    for it in rest:
        it["axis"] = told["axis"]
    assert svg(chart) == drawn
