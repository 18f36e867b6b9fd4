import pytest

from balanza.catalog import Selection
from balanza.figures import Figure, Words
from balanza.publications.language import language


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
