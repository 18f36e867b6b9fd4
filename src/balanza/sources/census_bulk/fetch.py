"""Downloads the archive of a month into a file, without a key."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from balanza.errors import SourceError, SourceUnavailable
from balanza.periods import Month
from balanza.sources import asking
from balanza.sources.asking import TIMEOUT, Patience
from balanza.sources.census_bulk.layouts import Archive
from balanza.sources.census_bulk.source import source

PATIENT = Patience(longest_request=1800.0)
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Downloads:
    """Where the archives are published, as we reach it, and our patience with it."""

    http: httpx2.Client
    web: str
    patience: Patience = PATIENT

    def address(self, archive: Archive, month: Month) -> str:
        """Where the archive of `month` is published."""
        return self.web + urlsplit(archive.folder(month)).path + archive.file(month)


def connect(
    address: str = "",
    wire: httpx2.BaseTransport | None = None,
    patience: Patience = PATIENT,
) -> Downloads:
    """Reach the downloads at `address` (default: where Census publishes them); without a key.

    Raises  QuestionError when `address` is no web address
    """
    wire = wire or asking.wire(address, source().web)
    http = httpx2.Client(
        transport=wire, timeout=TIMEOUT, headers={"Accept-Encoding": "identity"}
    )
    return Downloads(http, address.rstrip("/") or source().web, patience)


@dataclass(frozen=True, slots=True)
class State:
    """What the provider calls a state of a file; empty where it says nothing."""

    etag: str = ""
    last_modified: str = ""

    @property
    def asks(self) -> dict[str, str]:
        """The headers that ask for the file only if it is in another state."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: it for name, it in said.items() if it}

    def is_of(self, answer: httpx2.Response) -> bool:
        """Whether `answer` is the same state, sent by a server that does not compare."""
        now = _state(answer)
        return self.etag == now.etag if self.etag else bool(self.asks) and self == now


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it came, the digest of its bytes, and what the provider calls its state."""

    url: str
    path: Path
    sha256: str
    size: int
    state: State = State()


class Absent(Enum):
    """Why nothing was fetched."""

    UNPUBLISHED = "not published"
    UNCHANGED = "unchanged"


def fetch(url: str, into: Path, service: Downloads, known: State = State()) -> Fetched | Absent:
    """Write the archive at `url` to `into`, unless it is not published or still as `known`.

    Raises  SourceUnavailable when it cannot be had whole, patience ended;
            SourceError when it is refused
    """
    return asking.patiently(partial(_fetch, url, into, service, known), service.patience)


def is_published(url: str, service: Downloads) -> bool:
    """Whether there is an archive at `url`; it is not taken.

    Raises  as `fetch`
    """

    def look() -> bool:
        with _answer(url, service, State()) as answer:
            if answer.status_code == httpx2.codes.NOT_FOUND:
                return False
            _expect_no_page(next(answer.iter_bytes(), b""), url)
            return True

    return asking.patiently(look, service.patience)


def _fetch(url: str, into: Path, service: Downloads, known: State) -> Fetched | Absent:
    with _answer(url, service, known) as answer:
        if answer.status_code == httpx2.codes.NOT_FOUND:
            return Absent.UNPUBLISHED
        if answer.status_code == httpx2.codes.NOT_MODIFIED or known.is_of(answer):
            return Absent.UNCHANGED
        digest, size = _write(answer, into)
        _expect_whole(answer, into, size, url)
        return Fetched(url, into, digest, size, _state(answer))


@contextmanager
def _answer(url: str, service: Downloads, known: State) -> Iterator[httpx2.Response]:
    """The answer before its body has come; what says that there will be none is raised."""
    try:
        with service.http.stream("GET", url, headers=known.asks) as answer:
            asking.expect_no_failure(answer, url)
            fine = {httpx2.codes.NOT_FOUND, httpx2.codes.NOT_MODIFIED}
            if not answer.is_success and answer.status_code not in fine:
                says = answer.headers.get("Location") or answer.read()[:SHOWN]
                raise SourceError(
                    f"Census refused {url} ({answer.status_code}): {says!r}. If the archives "
                    f"moved, mend sources/census_bulk/endpoints.yaml; else download it "
                    f"yourself and load it with --from."
                )
            yield answer
    except httpx2.TransportError as problem:
        raise asking.unreachable(problem, url) from problem


def _state(answer: httpx2.Response) -> State:
    told = answer.headers
    return State(told.get("ETag", ""), told.get("Last-Modified", ""))


def _write(answer: httpx2.Response, into: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with into.open("wb") as file:
        for piece in answer.iter_bytes():
            digest.update(piece)
            size += file.write(piece)
    return digest.hexdigest(), size


def _expect_whole(answer: httpx2.Response, into: Path, size: int, url: str) -> None:
    with into.open("rb") as file:
        start = file.read(SHOWN)
    _expect_no_page(start, url)
    promised = answer.headers.get("Content-Length", "")
    if (promised.isdecimal() and int(promised) != size) or not zipfile.is_zipfile(into):
        raise SourceUnavailable(
            f"Census sent {size:,} bytes for {url}, beginning {start[:20]!r}, that are no "
            f"whole archive. Try again later."
        )


def _expect_no_page(start: bytes, url: str) -> None:
    if start.lstrip()[:1] == b"<":
        raise asking.page_instead(start, url)
