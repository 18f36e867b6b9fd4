"""What is drawn is Vega-Lite: its own schema, which Altair carries, is the judge."""

import altair as alt
import jsonschema
import pytest

from balanza.figures import draw
from balanza.figures.drawing import KINDS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [350, 760])
def test_every_kind_of_figure_is_drawn_in_words_of_vega_lite(figure, words, drawn, kind, width):
    rows, look = drawn[kind]
    chart = draw(rows, figure(kind, **look), words(), width)
    assert chart["layer"]
    alt.Chart.from_dict(chart)


def test_a_word_that_vega_lite_does_not_know_is_found(figure, words, drawn):
    rows, look = drawn["columns"]
    chart = draw(rows, figure("columns", **look), words(), 760)
    chart["layer"][0]["mark"]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError, match="Failed validating"):
        alt.Chart.from_dict(chart)


@pytest.mark.parametrize("kind", ["columns", "lines", "bump", "gauge"])
def test_axes_are_told_once(figure, words, drawn, kind):
    rows, look = drawn[kind]
    chart = draw(rows, figure(kind, **look), words(), 760)
    told, *rest = (it["encoding"]["x"] for it in chart["layer"])
    assert told["axis"]["values"]
    assert all("axis" not in it for it in rest)
