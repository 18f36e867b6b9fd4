"""A client that carries our key to the Census API, and shows it to nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx2

from balanza.errors import QuestionError
from balanza.sources.census.endpoints import source
from balanza.sources.census.questions import API

TIMEOUT = httpx2.Timeout(15, read=120)
HIDDEN = b"***"


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a question is asked again, and how long is waited between (seconds)."""

    attempts: int = 5
    first_wait: float = 0.5
    longest_wait: float = 45.0
    longest_request: float = 300.0


@dataclass(frozen=True, slots=True)
class Census:
    """The provider as we reach it: a client, where it stands, and our patience with it."""

    http: httpx2.Client
    api: str
    web: str
    patience: Patience = Patience()

    def address(self, path: str, params: Sequence[tuple[str, str]]) -> str:
        """Where a question of the API goes, without the key."""
        return str(self.http.build_request("GET", self.api + path, params=list(params)).url)


def connect(
    key: str,
    address: str = "",
    wire: httpx2.BaseTransport | None = None,
    patience: Patience = Patience(),
) -> Census:
    """Reach the provider at `address` (default: its own), with `key` where it wants one.

    Raises  QuestionError when `address` is no web address
    """
    if address and not (
        urlsplit(address).scheme in {"http", "https"} and urlsplit(address).netloc
    ):
        raise QuestionError(
            f"'{address}' is no web address of a Census service. "
            f"Set BALANZA_CENSUS_URL to one like {source().api}, or unset it."
        )
    wire = wire or httpx2.HTTPTransport(proxy=_proxy(address))
    http = httpx2.Client(transport=KeyedTransport(key.strip(), wire), timeout=TIMEOUT)
    base = address.rstrip("/")
    return Census(http, base or source().api, base or source().web, patience)


class KeyedTransport(httpx2.BaseTransport):
    """Adds the key at the last step before the wire, and takes it out of what comes back.

    So the client and its log, our errors and our snapshots never see it. Pages that need no
    key are asked without it.
    """

    def __init__(self, key: str, wire: httpx2.BaseTransport) -> None:
        self._key = key
        self._wire = wire

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask with the key; answer without it."""
        if not self._key or not request.url.path.startswith(API):
            return self._wire.handle_request(request)
        url = request.url.copy_add_param("key", self._key)
        answer = self._wire.handle_request(
            httpx2.Request("GET", url, headers=request.headers, extensions=request.extensions)
        )
        body = answer.read().replace(self._key.encode(), HIDDEN)
        answer.headers.pop("content-encoding", None)  # `read` has undone it
        answer.close()
        return httpx2.Response(answer.status_code, headers=answer.headers, content=body)

    def close(self) -> None:
        """Close the wire."""
        self._wire.close()


def _proxy(address: str) -> str | None:
    """The proxy of this machine, but for a service on the machine itself."""
    if urlsplit(address).hostname in {"127.0.0.1", "localhost", "::1"}:
        return None
    return getproxies().get("https")
