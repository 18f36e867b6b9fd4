from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.figures import Figure, Words
from balanza.publications.language import language

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


@pytest.fixture
def figure():
    def make(kind, **more):
        shows = Selection(indicator="balance", table="atp")
        return Figure(name="it", kind=kind, shows=shows, **more)

    return make


@pytest.fixture
def words():
    def make(**more):
        said = {"title": "T", "subtitle": "S", "note": "", "source": "Census", "alt": "A"}
        spoken = {"language": "en", "phrases": language("en").charts}
        return Words(**{**spoken, **said, **more})

    return make


@pytest.fixture
def drawn():
    """Of every kind of figure the rows, and the columns that it is drawn of."""
    return DRAWN


@pytest.fixture
def layers():
    """The rows of every layer with a mark, in order of drawing."""
    return _layers


@pytest.fixture
def texts():
    """Every text of a chart, with its row."""
    return lambda chart: {row["text"]: row for rows in _layers(chart, "text") for row in rows}


def _layers(chart, mark):
    found = (it for it in chart["layer"] if it["mark"]["type"] == mark)
    return [it["data"]["values"] for it in found]
