"""Reads a question of ours back out of the address that it was asked at."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from balanza.errors import SourceError
from balanza.periods import Month, Span
from balanza.sources.census.endpoints import Endpoint, endpoints
from balanza.sources.census.questions import API, Question


def asked(url: str) -> Question:
    """The question about all partners that went to `url`.

    Where measures are asked for alike, the first of them is taken.

    Raises  SourceError when no question of ours goes there
    """
    place, query = urlsplit(url), parse_qs(urlsplit(url).query)
    endpoint = endpoints().get(place.path.rpartition(f"{API}/")[2])
    for question in _fitting(endpoint, query) if endpoint else ():
        return question
    raise SourceError(
        f"No question of ours goes to {url}. An older endpoints.yaml may have had it: compare "
        f"with that, or fetch the months again with `balanza refresh`."
    )


def _fitting(endpoint: Endpoint, query: dict[str, list[str]]) -> Iterator[Question]:
    """The questions that are asked with just this query, one for each measure that fits."""
    try:
        first, last = query["time"][0].removeprefix("from ").split(" to ")
        span = Span(Month.parse(first), Month.parse(last))
    except (KeyError, ValueError):
        return
    level = query.get("COMM_LVL", [""])[0]
    products = tuple(query.get(endpoint.product, ()))
    for measure in endpoint.measures:
        question = Question(endpoint, span, measure, level, products)
        if _grouped(question) == query:
            yield question


def _grouped(question: Question) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in question.params():
        found.setdefault(name, []).append(value)
    return found
