"""Asks the Census services, patiently, and returns the bytes they sent."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import httpx2

from balanza.errors import KeyRefused, SourceError, SourceUnavailable
from balanza.sources.asking import expect_no_failure, page_instead, patiently, unreachable
from balanza.sources.census.connect import Census
from balanza.sources.census.endpoints import source
from balanza.sources.census.questions import API, Question

WORKBOOK = "/foreign-trade/balance/country.xlsx"
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """Bytes as sent, and the address they came from (without the key)."""

    url: str
    body: bytes


def fetch(question: Question, census: Census) -> Iterator[tuple[Question, Answer]]:
    """Yield the answers that together cover `question`; none where nothing is published.

    One answer, unless the provider cannot manage the whole: then the span is halved, as
    often as it takes.

    Source  https://www.census.gov/data/developers/data-sets/international-trade.html
    Raises  KeyRefused when the API wants a key or does not know ours;
            SourceUnavailable when it cannot be reached or fails, patience ended;
            SourceError when it refuses the question
    """
    url = f"{census.api}{question.path}"
    try:
        answer = _patiently(url, question.params(), str(question), census, _check_list)
    except SourceUnavailable as problem:
        if not problem.heavy or len(question.span) == 1:
            raise
        for half in question.halves():
            yield from fetch(half, census)
        return
    if answer.status_code != httpx2.codes.NO_CONTENT:
        yield question, Answer(str(answer.request.url), answer.content)


def fetch_workbook(census: Census) -> Answer:
    """The workbook of monthly totals by partner; needs no key.

    Source  https://www.census.gov/foreign-trade/balance/index.html
    Raises  as `fetch`
    """
    url = f"{census.web}{WORKBOOK}"
    answer = _patiently(url, (), "country.xlsx", census, _check_workbook)
    return Answer(str(answer.request.url), answer.content)


def _patiently(
    url: str,
    params: Sequence[tuple[str, str]],
    asked: str,
    census: Census,
    check: Callable[[httpx2.Response, str], None],
) -> httpx2.Response:
    ask = partial(_ask, url, params, asked, census, check)
    return patiently(ask, census.patience)


def _ask(
    url: str,
    params: Sequence[tuple[str, str]],
    asked: str,
    census: Census,
    check: Callable[[httpx2.Response, str], None],
) -> httpx2.Response:
    try:
        answer = census.http.get(url, params=list(params))
    except httpx2.TransportError as problem:
        raise unreachable(problem, asked) from problem
    _refuse(answer, asked)
    if answer.status_code != httpx2.codes.NO_CONTENT:
        check(answer, asked)
    return answer


def _refuse(answer: httpx2.Response, asked: str) -> None:
    """Raise what is wrong with `answer` by its status, if anything is."""
    elsewhere = answer.is_redirect and answer.request.url.path.startswith(API)
    if elsewhere or "X-DataWebAPI-KeyError" in answer.headers:
        raise _key_refused(asked)
    expect_no_failure(answer, asked)
    if answer.is_error or answer.is_redirect:
        says = answer.headers.get("Location", answer.text[:SHOWN])
        raise SourceError(
            f"Census refused {asked} ({answer.status_code}): {says!r}. "
            f"Compare endpoints.yaml with the API's variables.json."
        )


def _key_refused(asked: str) -> KeyRefused:
    it = source()
    return KeyRefused(
        f"Census refused {asked} for want of a valid key. "
        f"Ask for one at {it.key_url} and set {it.key_variable} to it."
    )


def _check_list(answer: httpx2.Response, asked: str) -> None:
    """Raise when the body is not a whole list of lists: a page instead, or cut short."""
    body = answer.content.strip()
    if body[:1] == b"<":
        if b"missing key" in body.lower() or b"invalid key" in body.lower():
            raise _key_refused(asked)
        raise page_instead(body, asked)
    if not _is_whole(body):
        raise SourceUnavailable(
            f"Census sent only the beginning of {asked} ({len(body):,} bytes). "
            f"Try again later.",
            heavy=True,
        )


def _is_whole(body: bytes) -> bool:
    """Whether both lists end: an answer may be cut behind the end of a row."""
    return body.endswith(b"]") and body[:-1].rstrip()[-1:] in {b"]", b"["}


def _check_workbook(answer: httpx2.Response, asked: str) -> None:
    """Raise when the body is not a whole workbook."""
    if not zipfile.is_zipfile(io.BytesIO(answer.content)):
        raise SourceUnavailable(
            f"Census sent {len(answer.content):,} bytes for {asked}, beginning "
            f"{answer.content[:20]!r}, that are no whole workbook. Try again later."
        )
