"""A question is read back out of the address that it went to."""

import pytest

from balanza.errors import SourceError
from balanza.periods import Month, Span
from balanza.sources import census

HERE = census.connect("")
SPAN = Span(Month(2025, 1), Month(2025, 6))
EVERY = [
    (name, measure, level)
    for name, it in census.endpoints().items()
    for measure in it.measures
    for level in it.levels or ("",)
]


@pytest.mark.parametrize("products", [(), ("04",), ("8471", "8542")])
@pytest.mark.parametrize(("name", "measure", "level"), EVERY)
def test_every_question_comes_back(name, measure, level, products):
    question = census.Question(census.endpoint(name), SPAN, measure, level, products)
    assert census.asked(HERE.address(question.path, question.params())) == question


@pytest.mark.parametrize(
    "url",
    [
        "https://www.census.gov/foreign-trade/balance/country.xlsx",
        "IMDB2506.ZIP",
        "https://api.census.gov/data/timeseries/intltrade/imports/hitech",
        "https://api.census.gov/data/timeseries/intltrade/imports/hitech?get=A&time=2025-06",
        (
            "https://api.census.gov/data/timeseries/intltrade/imports/hitech"
            "?get=A&time=from+2025-01+to+2025-06"
        ),
        "https://api.census.gov/data/timeseries/intltrade/imports/other?time=from+2025-01+to+2025-06",
    ],
)
def test_another_address_is_told(url):
    with pytest.raises(SourceError, match=r"No question of ours goes to .* compare with that"):
        census.asked(url)
