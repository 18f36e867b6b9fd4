"""Charts of a language that writes numbers otherwise."""

from datetime import date

import msgspec
import pytest

from balanza.figures import draw, svg
from balanza.units import ENGLISH

COMMA = msgspec.structs.replace(
    ENGLISH, decimal=",", group=".", percent="{}\N{NO-BREAK SPACE}%"
)
MONTHS = [date(2024, n, 1) for n in (1, 2, 3)]
SHARES = [{"month": it, "partner": "MEX", "share": 0.716} for it in MONTHS]
YEARS = [
    {"month": date(year, 12, 1), "balance_usd": value}
    for year, value in ((2022, -1_234.5e9), (2023, -1_500.25e9), (2024, -2_000e9))
]


@pytest.fixture
def lines(figure, words):
    drawn = figure("lines", x="month", y="share", series="partner")
    return draw(SHARES, drawn, words(notation=COMMA), 760)


@pytest.fixture
def columns(figure, words):
    drawn = figure("columns", x="month", y="balance_usd", scale=1e9)
    return draw(YEARS, drawn, words(notation=COMMA), 760)


def test_shares_at_lines_are_in_the_notation_of_the_words(lines, texts):
    assert "MEX 71,6\N{NO-BREAK SPACE}%" in texts(lines)


def test_sizes_of_columns_are_in_the_notation_of_the_words(columns, texts):
    assert {"−1.234,5", "−2.000,0"} <= set(texts(columns))


def test_axes_are_in_the_same_notation_and_still_name_the_years(lines, columns):
    assert ">20\N{NO-BREAK SPACE}%<" in svg(lines)
    drawn = svg(columns)
    assert ">−1.000<" in drawn
    assert ">2024<" in drawn
